package webpage

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	// 云岭新闻网（沧澜）: what is bracketed is part of the name
	endsBracketed = regexp.MustCompile(`^[^()（）]+[(（][^()（）]+[)）]$`)
	endsLabel     = regexp.MustCompile(`[:：】]$`)
	// a value ends where the next label, a date or a bar begins
	valueEnd = regexp.MustCompile(`[|｜丨\s\x{3000}。，；]|作者|记者[:：]|编辑[:：]|责编|责任编辑|发布(?:时间|日期|人|者|于|[:：])|发表(?:时间|日期|于)|时间[:：]|日期[:：]|浏览|访问|点击|阅读[:：量数]|举报|分享|收藏|字体|字号|【|\[|(?:19|20)\d\d[-年/.]`)
	latinEnd = regexp.MustCompile(`[|·/]|\s\s|Updated|Published|Editor|Source|\d{4}`)
	// nobody is what stands for no name; itself is a site that names no more than that it is one.
	nobody = regexp.MustCompile(`^(无|暂无|未知|本站原创|.*管理员|-+|[\w.@-]*\d[\w.@-]*|[a-z]+)$`)
	itself = regexp.MustCompile(`^(本站|本网|本网站|本台|原创|网络|互联网|转载|其他|其它|整理|综合)$`)
)

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
		if isShort(text, maxMasthead) && mayLabel(text) {
			found = append(found, i)
		}
	}
	return found
}

// mayLabel reports whether text may hold one of the labels that are looked for: a character of each, or its first letter,
// and a mark. Lists of links have many short lines with a colon, which are spared the expressions.
func mayLabel(text string) bool {
	named, marked := false, false
	for _, r := range text {
		switch r {
		case '源', '出', '自', '者', '撰', '编', '編', '机', '单', '供', '提', '原', 'S', 'E':
			named = true
		case ':', '：', '丨', '】', '\u3000':
			marked = true
		}
	}
	return named && marked || strings.HasPrefix(text, "B") // By
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

// maxName is how many characters a name has at most, or several that stand together.
const maxName = 40

// spacedName is a name of two characters as print sets it beside those of three: 段　明.
var spacedName = regexp.MustCompile(`^(\p{Han})[ \x{3000}]{1,2}(\p{Han})([\s\x{3000}]|$)`)

// plain cuts a value where something else begins. What means nobody leaves nothing.
func plain(text string) string {
	text = spacedName.ReplaceAllString(strings.TrimLeft(text, " \u3000["), "$1$2$3")
	end := valueEnd
	if text != "" && text[0] < utf8.RuneSelf {
		end = latinEnd // names in Latin letters have spaces
	}
	if at := end.FindStringIndex(text); at != nil {
		text = text[:at[0]]
	}
	text = strings.Trim(text, " \u3000[]【】,，;；:：")
	if !endsBracketed.MatchString(text) {
		text = strings.Trim(text, "()（） \u3000")
	}
	if strings.HasPrefix(text, "《") {
		text = strings.Trim(text, "《》")
	}
	if nobody.MatchString(text) || !isShort(text, maxName) {
		return ""
	}
	return text
}
