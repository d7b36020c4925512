package webpage

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
)

// findBody is the text of the article, one paragraph or roster line a line.
func (p *parser) findBody() string {
	for _, sel := range p.rules.Body {
		if text := p.body(query(p.root, sel)); text != "" {
			return text
		}
	}
	if lines := p.contained(); len(lines) > 0 {
		return join(lines)
	}
	if text := p.readable(); text != "" {
		return text
	}
	return p.behindHead()
}

// maxReadable is how many lines and links a page may have that readability is asked about, which
// takes its time. News pages have hundreds.
const maxReadable = 20_000

// readable is what readability takes for the article.
func (p *parser) readable() string {
	if len(p.page.lines)+len(p.page.anchors) > maxReadable {
		return ""
	}
	breakLines(p.root)
	found, err := readability.FromDocument(p.root, &url.URL{})
	if err != nil || found.Node == nil {
		return ""
	}
	return p.body([]*html.Node{found.Node})
}

// behindHead are the lines from the headline to the foot of the page: readability finds nothing
// where a notice is a single sentence.
func (p *parser) behindHead() string {
	lines := p.page.lines[p.head:]
	if i := slices.IndexFunc(lines, isFoot); i >= 0 {
		lines = lines[:i]
	}
	return join(withoutTail(p.withoutHead(lines)))
}

// body writes what is left of the nodes without page furniture.
func (p *parser) body(nodes []*html.Node) string {
	var all []line
	for _, n := range nodes {
		all = append(all, linesOf(n)...)
	}
	return join(p.article(all))
}

// article is what is left of lines without page furniture and what is not shown.
func (p *parser) article(lines []line) []line {
	lines = shownOf(lines)
	end := footOf(lines, ownerMarks)
	if end < len(lines) {
		end = footOf(lines, footMarks)
	}
	return withoutTail(p.withoutHead(lines[:end]))
}

// withoutTail drops furniture, boxes of other news wherever they stand, all that follows the
// article and, at the end, lines that are nothing but links.
func withoutTail(lines []line) []line {
	kept := make([]line, 0, len(lines))
	box, credited := false, false // credits stand below the text, unless they stand above it
	for i, l := range lines {
		kind := kindOf(l)
		next := lines[i+1 : min(len(lines), i+1+maxCards)]
		if len(kept) > 0 && (kind == closing || opensCards(l, kind, next, kept) && (credited || holdsCards(next))) {
			break
		}
		credited = credited || isCredits(l) && slices.ContainsFunc(kept, isSentence)
		box = kind == boxName || box && l.links && !isSentence(l)
		if !box && !furniture(l) {
			kept = append(kept, l)
		}
	}
	end := len(kept)
	for end > 0 && (kept[end-1].linked && !kept[end-1].file || end < len(kept) && isLabel(kept[end-1].text)) {
		end--
	}
	return kept[:end]
}

// maxCards is how many lines are looked at to tell cards of other news from the article. A card has three.
const maxCards = 40

// opensCards reports whether other news may begin with a line behind those kept: it names a box, or is a
// headline that leads elsewhere, with its summary, behind a text.
func opensCards(l line, kind int, next, kept []line) bool {
	return kind == boxName ||
		l.linked && !l.file && slices.ContainsFunc(next[:min(len(next), 3)], isSentence) && slices.ContainsFunc(kept, isSentence)
}

// holdsCards reports whether the lines in a box are headlines with summaries, behind which no article
// goes on: links stand behind sentences too.
func holdsCards(lines []line) bool {
	links, text := 0, false
	for _, l := range lines {
		switch kind := kindOf(l); {
		case kind == closing || kind == boxName:
			return links > 1
		case isSentence(l):
			text = true
		case text && l.linked && !l.file:
			links++
		}
	}
	return links > 1
}

// isLabel reports whether a line above a list of links is its name.
func isLabel(text string) bool {
	return utf8.RuneCountInString(text) <= 8 && !strings.ContainsAny(text, "。！？）)")
}

func join(lines []line) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.text
	}
	return strings.Join(texts, "\n")
}
