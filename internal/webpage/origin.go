package webpage

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

var (
	sourceMeta = []string{"contentsource", "source", "og:source", "mediaid"}
	// 资金来源, 图片来源 and the like are no labels of an article
	sourceLabel = regexp.MustCompile(`(?:^|[\s\x{3000}\d日次|｜/>+(（【\[）)】\]])(?:文章|信息|内容|本文|稿件|新闻|新聞|消息|資訊|資料)?(?:来\s*源|來\s*源|稿源|出处|出處|转载自|转自|Source)(?:(?:于|自)?】?\s*[:：丨】]|[于自]\s)\s*(.*)`)
	authorLabel = regexp.MustCompile(`(?:作者|撰文|文字记者|记者)\s*[:：]\s*([^。？]*)$`)
	byline      = regexp.MustCompile(`^(?:By|BY):?\s+([A-Z][\w.'-]*(?:\s[A-Z][\w.'-]*){0,4})\s*(?:[|·(]|$)`)
	editorLabel = regexp.MustCompile(`(?:责任编辑|責任編輯|责编|编\s?辑|Editor)\s*[:：]\s*(.*)`)
	issuerLabel = regexp.MustCompile(`(?:发文机关|发文机构|发布机构|发布单位|公开机构|公开单位)[\s\x{3000}]*[:：】\x{3000}][\s\x{3000}]*(.*)`)
	lenderLabel = regexp.MustCompile(`(?:供稿单位|供稿|信息提供|提供单位|报送单位|撰稿单位|摘自|原载)[\s\x{3000}]*[:：于]\s*(.*)`)
	press       = regexp.MustCompile(`^[\p{Han}\d]{2,12}(报|报道|報|网|網|社|电视台|广播|卫视|电台|客户端|周刊|杂志|新闻|新聞|消息|观察|发布|在线|融媒体中心|融媒|传媒|之声)$`)
	column      = regexp.MustCompile(`^(权威|授权|政策|信息|新闻|文件|数据|定时)发布$|^(相关|跟踪|专题|深度|连续|图片|新闻|独家)报道$`)
	reporter    = regexp.MustCompile(`[（(](?:本报|本刊|本台|新华社)?(?:见习|特约|全媒体)?(?:记者|記者)\s*([\p{Han}·、，\s\x{3000}]{2,40}?)[）)]`)
)

// findPublisher is who the page names as its origin (来源), "" if nobody. A name comes before what
// only says that it is the site itself (本网).
func (p *parser) findPublisher() string {
	weak := ""
	for _, find := range []func() string{
		func() string { return value(sourceLabel, p.selected(p.rules.Source)) },
		func() string { return plain(p.selected(p.rules.Source)) },
		func() string { return p.labelled(sourceLabel) },
		func() string { return unlabelled(p.firstMeta(sourceMeta)) },
		p.markedSource,
		p.unmarkedSource,
		p.printedIn,
		func() string { return p.labelled(issuerLabel) },
		func() string { return p.labelled(lenderLabel) },
		func() string { return plain(p.page.folded("-source", "-source-name")) },
		p.paperInTitle,
		p.scriptedSource,
	} {
		name := find()
		if name != "" && !itself.MatchString(name) {
			return name
		}
		weak = first(weak, name)
	}
	return weak
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

// sourceVar is how scripts that fill in a page name its source.
var sourceVar = regexp.MustCompile(`["']?\b(?:media|media_?name|source|source_?name|copy_?from)["']?\s*[:=]\s*["']([^"'<>{}\\/]{2,40})["']`)

// scriptedSource is the source that a script holds which also holds the time of publication.
func (p *parser) scriptedSource() string {
	for _, script := range p.page.scripts {
		if m := sourceVar.FindStringSubmatch(script); m != nil && publishVar.MatchString(script) {
			return plain(m[1])
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
