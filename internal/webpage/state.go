package webpage

import (
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	xhtml "golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A state is the data from which a script shows the article, where the page itself shows none.
type state struct {
	content string // text or markup
	around  []map[string]any
}

// maxObjects is how many objects and texts of a script are looked at. Most are code.
const maxObjects = 20

// maxNested is how deep a state is searched. Real ones hold their article six levels deep at most.
const maxNested = 20

var (
	stateStart = regexp.MustCompile(`(?:^|[=(:])\s*(\{\s*["'\w])`)
	contents   = []string{"content", "contenthtml", "contenttext", "articlecontent", "newscontent", "doccontent", "htmlcontent", "html", "body", "detail", "text", "txt"}
	titles     = []string{"title", "headline", "articletitle", "newstitle", "doctitle", "maintitle", "name"}
	times      = []string{"publishtime", "pubtime", "publishdate", "pubdate", "publishedat", "publishat", "releasetime", "issuetime", "showtime", "createtime"}
	sources    = []string{"source", "sourcename", "docsource", "medianame", "media", "origin", "copyfrom"}
)

// stateOf is the longest text that scripts hold under a name of contents; nil if there is none.
func stateOf(scripts []string) *state {
	best := &state{}
	for _, script := range scripts {
		if len(script) < minFolded {
			continue
		}
		for _, at := range stateStart.FindAllStringSubmatchIndex(script, maxObjects) {
			if value, ok := literalAt(script[at[2]:]); ok {
				best.search(value, nil)
				break
			}
		}
		best.written(script)
	}
	if best.content == "" {
		return nil
	}
	return best
}

// literalAt is the value in JavaScript that text begins with.
func literalAt(text string) (value any, ok bool) {
	written, err := LiteralJSON(text)
	return value, err == nil && json.Unmarshal([]byte(written), &value) == nil
}

// textStart is where a script writes a text into the page, or keeps it under a name of contents.
var textStart = regexp.MustCompile(`(?:(?i:content|html|body|text)\w*\s*[=:]|\.(?:html|append|write|writeln)\()\s*(["'])`)

// written looks for a longer text that a script writes.
func (s *state) written(script string) {
	for _, at := range textStart.FindAllStringSubmatchIndex(script, maxObjects) {
		value, _ := literalAt(script[at[2]:])
		text, _ := value.(string)
		paragraphs := strings.Count(text, "<p") + strings.Count(text, "。")
		if len(text) > max(len(s.content), minFolded) && paragraphs > 1 && !containsAny(text, footMarks) {
			s.content, s.around = text, nil
		}
	}
}

// search looks for a longer text in a value that stands in the given objects, the nearest last.
func (s *state) search(value any, around []map[string]any) {
	if len(around) > maxNested {
		return
	}
	switch v := value.(type) {
	case []any:
		for _, each := range v {
			s.search(each, around)
		}
	case map[string]any:
		within := append(around[:len(around):len(around)], folded(v))
		if text := field(within[len(around):], contents); len(text) > max(len(s.content), minFolded) {
			s.content, s.around = text, within[max(0, len(within)-2):]
		}
		for _, key := range slices.Sorted(maps.Keys(v)) {
			s.search(v[key], within)
		}
	}
}

// folded is an object with its keys in lower case, without the marks that part words.
func folded(object map[string]any) map[string]any {
	same := make(map[string]any, len(object))
	for key, value := range object {
		same[strings.ToLower(strings.ReplaceAll(key, "_", ""))] = value
	}
	return same
}

// field is the first of keys that has a text or number, in the nearest object that has any.
func field(around []map[string]any, keys []string) string {
	for i := len(around) - 1; i >= 0; i-- {
		for _, key := range keys {
			switch v := around[i][key].(type) {
			case string:
				if v != "" {
					return v
				}
			case float64:
				return strconv.FormatFloat(v, 'f', 0, 64)
			}
		}
	}
	return ""
}

// markup writes the article as the script would.
func (s *state) markup(zone *time.Location) string {
	if s.around == nil { // the page says what surrounds it
		return `<div class="article-content">` + s.content + `</div>`
	}
	when := inMilliseconds(field(s.around, times))
	if m := fromEpoch(when, zone); !m.IsZero() {
		when = m.String()
	}
	return fmt.Sprintf(`<h1>%s</h1><p>发布时间：%s</p><p>来源：%s</p><div class="article-content">%s</div>`,
		html.EscapeString(field(s.around, titles)), html.EscapeString(when), html.EscapeString(field(s.around, sources)), s.content)
}

// unfoldState puts the article that a state holds into a page that shows no text. It reports whether
// there was one.
func (d *Document) unfoldState(s *survey, zone *time.Location) bool {
	for _, l := range s.lines {
		if isSentence(l) {
			return false
		}
	}
	state, body := stateOf(s.scripts), firstNode(query(d.root, bodyTag))
	if state == nil || body == nil {
		return false
	}
	shown := &xhtml.Node{Type: xhtml.ElementNode, Data: "div", DataAtom: atom.Div}
	unfoldIn(shown, state.markup(zone))
	body.AppendChild(shown)
	return true
}
