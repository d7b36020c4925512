package webpage

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

var (
	sourceMeta = []string{"contentsource", "source", "og:source", "mediaid"}
	// 资金来源, 图片来源 and the like are no labels of an article; a value ends where the next
	// label, a date or a bar begins
	sourceLabel = regexp.MustCompile(`(?:^|[\s\x{3000}\d日|｜/>(（【\[])(?:文章|信息|内容|本文|稿件|新闻|消息|資訊|資料)?(?:来\s*源|來\s*源|稿源|出处|出處|转载自|转自|Source)(?:于|自)?\s*[:：]\s*(.*)`)
	authorLabel = regexp.MustCompile(`(?:作者|撰文|文字记者|记者)\s*[:：]\s*(.*)`)
	byline      = regexp.MustCompile(`^(?:By|BY):?\s+([A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,4})\s*(?:[|·(]|$)`)
	editorLabel = regexp.MustCompile(`(?:责任编辑|責任編輯|责编|编辑|Editor)\s*[:：]\s*(.*)`)
	issuerLabel = regexp.MustCompile(`(?:发文机关|发文机构|发布机构|发布单位)\s*[:：]\s*(.*)`)
	endsLabel   = regexp.MustCompile(`[:：]$`)
	valueEnd    = regexp.MustCompile(`[|｜丨\s\x{3000}。，；]|作者|记者[:：]|编辑[:：]|责编|责任编辑|发布|发表|时间|日期|浏览|点击|阅读|举报|分享|收藏|字体|字号|【|(?:19|20)\d\d[-年/.]`)
	latinEnd    = regexp.MustCompile(`[|·/]|\s\s|Updated|Published|Editor|Source|\d{4}`)
	nobody      = regexp.MustCompile(`^(无|暂无|未知|本站原创|.*管理员|-+|[\w.@-]*\d[\w.@-]*|[a-z]+)$`)
	press       = regexp.MustCompile(`^\p{Han}{2,12}(报|報|网|網|社|电视台|广播|客户端|周刊|杂志|新闻|新聞|消息|观察|发布)$`)
	column      = regexp.MustCompile(`^(权威|授权|政策|信息|新闻|文件|数据|定时)发布$`)
	reporter    = regexp.MustCompile(`[（(](?:本报|本刊|本台|新华社)?(?:见习|特约|全媒体)?(?:记者|記者)\s*([\p{Han}·、，\s\x{3000}]{2,40}?)[）)]`)
)

// findPublisher is who the page names as its origin (来源), "" if nobody.
func (p *parser) findPublisher() string {
	for _, find := range []func() string{
		func() string { return value(sourceLabel, p.selected(p.rules.Source)) },
		func() string { return plain(p.selected(p.rules.Source)) },
		func() string { return unlabelled(p.firstMeta(sourceMeta)) },
		func() string { return p.labelled(sourceLabel) },
		p.markedSource,
		p.unmarkedSource,
		func() string { return p.labelled(issuerLabel) },
		func() string { return plain(p.page.folded("-source", "-source-name")) },
	} {
		if name := find(); name != "" {
			return name
		}
	}
	return ""
}

// findAuthor is who the page names as its author, else the reporters that the body names, else
// the editor responsible.
func (p *parser) findAuthor(body string) string {
	selected := p.selected(p.rules.Author)
	for _, find := range []func() string{
		func() string { return value(authorLabel, selected) },
		func() string { return value(editorLabel, selected) },
		func() string { return plain(selected) },
		func() string { return p.labelled(authorLabel) },
		func() string { return p.labelled(byline) },
		func() string { return reportersOf(body) },
		func() string { return p.labelled(editorLabel) },
	} {
		if names := find(); names != "" {
			return names
		}
	}
	return ""
}

// reportersOf are the reporters whom a text names in brackets.
func reportersOf(body string) string {
	at := strings.Index(body, "记者")
	if at < 0 {
		at = strings.Index(body, "記者")
	}
	if at < 0 {
		return ""
	}
	if m := reporter.FindStringSubmatch(body[max(0, at-90):]); m != nil {
		return tidy(m[1])
	}
	return ""
}

// labelled is the value behind a label in a short line of the page: those that follow the headline
// come before those above it. A label that ends its line has its value on the next.
func (p *parser) labelled(label *regexp.Regexp) string {
	for _, i := range p.labels {
		text := p.page.lines[i].text
		if !label.MatchString(text) {
			continue
		}
		if v := value(label, text); v != "" {
			return v
		}
		if next := i + 1; endsLabel.MatchString(text) && next < len(p.page.lines) && utf8.RuneCountInString(p.page.lines[next].text) <= 20 {
			return plain(p.page.lines[next].text)
		}
	}
	return ""
}

// labelLines are the lines that may hold a label, those behind the headline first.
func (p *parser) labelLines() []int {
	var found []int
	for n := range p.page.lines {
		i := (p.head + n) % len(p.page.lines)
		text := p.page.lines[i].text
		if (strings.ContainsRune(text, ':') || strings.ContainsRune(text, '：') || strings.HasPrefix(text, "B")) && isShort(text, maxMasthead) {
			found = append(found, i)
		}
	}
	return found
}

// markedSource is the text of an element behind the headline whose class or id says that it is
// the source.
func (p *parser) markedSource() string {
	for _, n := range p.page.sources {
		text := shortText(n)
		near := func(l line) bool { return strings.Contains(l.text, text) }
		if text != "" && plain(text) == text && utf8.RuneCountInString(text) <= 20 && slices.ContainsFunc(p.masthead(), near) {
			return text
		}
	}
	return ""
}

// unmarkedSource is a name of the press that stands alone, beside a date or behind an author
// (甲/云岭日报) right behind the headline.
func (p *parser) unmarkedSource() string {
	for _, l := range p.masthead() {
		for _, word := range strings.FieldsFunc(l.text, func(r rune) bool { return strings.ContainsRune(" \u3000/|｜", r) }) {
			if press.MatchString(word) && !column.MatchString(word) {
				return word
			}
		}
	}
	return ""
}

// masthead are the short lines behind the headline, where a page says when and from where.
func (p *parser) masthead() []line {
	var near []line
	for _, l := range p.page.lines[p.head:min(len(p.page.lines), p.head+5)] {
		if utf8.RuneCountInString(l.text) <= 60 && !strings.Contains(l.text, "。") {
			near = append(near, l)
		}
	}
	return near
}

func value(label *regexp.Regexp, text string) string {
	if m := label.FindStringSubmatch(text); m != nil {
		return plain(m[1])
	}
	return ""
}

func unlabelled(text string) string {
	return first(value(sourceLabel, text), plain(text))
}

// plain cuts a value where something else begins. What means nobody leaves nothing.
func plain(text string) string {
	text = strings.TrimLeft(text, " \u3000")
	end := valueEnd
	if text != "" && text[0] < utf8.RuneSelf {
		end = latinEnd // names in Latin letters have spaces
	}
	if at := end.FindStringIndex(text); at != nil {
		text = text[:at[0]]
	}
	text = strings.Trim(text, " \u3000()（）[]【】,，;；:：")
	if nobody.MatchString(text) {
		return ""
	}
	return text
}
