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
	return withoutTail(p.withoutHead(shownOf(lines)))
}

// withoutHead drops what a container repeats before the text: headline, time, origin, tools.
func (p *parser) withoutHead(lines []line) []line {
	for {
		n := p.headline(lines)
		if n == 0 && len(lines) > 0 && (lines[0].linked && !lines[0].file || furniture(lines[0]) || p.isMasthead(lines[0]) || isRecord(lines[0])) {
			n = 1
		}
		if n == 0 {
			return lines
		}
		lines = lines[n:]
	}
}

// headline is how many lines at the beginning repeat the headline, 0 if it is not there.
func (p *parser) headline(lines []line) int {
	left := squeeze(p.title)
	for i, l := range lines {
		rest, found := strings.CutPrefix(left, squeeze(l.text))
		switch {
		case !found:
			return 0
		case rest == "":
			return i + 1
		}
		left = rest
	}
	return 0
}

// isMasthead reports whether a line says when and from where, and no more.
func (p *parser) isMasthead(l line) bool {
	if !isShort(l.text, 60) || strings.ContainsAny(l.text, "。；") {
		return false
	}
	for _, m := range momentsIn(l.text, p.rules.zone()) {
		if ownLabel.MatchString(l.text[:m.start]) {
			return true
		}
	}
	return sourceLabel.MatchString(l.text)
}

// recordLabels begin the rows of the table that a document's site keeps about it.
var recordLabels = []string{"索引号", "标题", "信息名称", "名称", "发文机关", "发文机构", "发布机构", "公开机构", "责任部门", "成文日期", "发布日期",
	"公开日期", "生成日期", "生效日期", "废止日期", "发文字号", "文号", "主题分类", "主题词", "组配分类", "体裁分类", "公文种类", "有效性", "信息有效性",
	"公开方式", "公开时限", "公开范围", "公开类别", "关键词", "内容概述"}

// isRecord reports whether a line is such a row.
func isRecord(l line) bool {
	if !isShort(l.text, 2*maxMasthead) || strings.Contains(l.text, "。") {
		return false
	}
	text := squeeze(l.text)
	return slices.ContainsFunc(recordLabels, func(label string) bool {
		rest, found := strings.CutPrefix(text, label)
		return found && (len(label) > len("标题") || rest == "" || strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":"))
	})
}

// withoutTail drops furniture, boxes of other news wherever they stand, all that follows the
// article and, at the end, lines that are nothing but links.
func withoutTail(lines []line) []line {
	kept := make([]line, 0, len(lines))
	box := false
	for _, l := range lines {
		kind := kindOf(l)
		if len(kept) > 0 && kind == closing {
			break
		}
		box = kind == boxName || box && l.linked
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
