package webpage

import (
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"codeberg.org/readeck/go-readability/v2"
	"github.com/andybalholm/cascadia"
	"golang.org/x/net/html"
)

// findBody is the text of the article, one paragraph or roster line a line.
func (p *parser) findBody() string {
	for _, sel := range p.rules.Body {
		if text := p.body(query(p.root, sel)); text != "" {
			return text
		}
	}
	if text := p.readable(); text != "" {
		return text
	}
	return p.behindHead()
}

// readable is what readability takes for the article.
func (p *parser) readable() string {
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
	lines := p.lines[p.head:]
	if i := slices.IndexFunc(lines, func(l line) bool { return foot.MatchString(l.text) }); i >= 0 {
		lines = lines[:i]
	}
	return join(withoutTail(p.withoutHead(lines)))
}

var unseen = cascadia.MustCompile(`[hidden], [style*="display:none"], [style*="display: none"]`)

// body writes what is left of the nodes without page furniture.
func (p *parser) body(nodes []*html.Node) string {
	var all []line
	for _, n := range nodes {
		remove(query(n, unseen))
		all = append(all, linesOf(n)...)
	}
	all = p.withoutHead(all)
	return join(withoutTail(all))
}

// withoutHead drops what a container repeats before the text: headline, time, origin, tools.
func (p *parser) withoutHead(lines []line) []line {
	for {
		n := p.headline(lines)
		if n == 0 && len(lines) > 0 && (lines[0].linked || furniture(lines[0]) || p.isMasthead(lines[0])) {
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
	title, text := squeeze(p.title), ""
	for i, l := range lines {
		text += squeeze(l.text)
		if !strings.HasPrefix(title, text) {
			return 0
		}
		if text == title {
			return i + 1
		}
	}
	return 0
}

// isMasthead reports whether a line says when and from where, and no more.
func (p *parser) isMasthead(l line) bool {
	if utf8.RuneCountInString(l.text) > 60 || strings.ContainsAny(l.text, "。；") {
		return false
	}
	for _, m := range momentsIn(l.text, p.rules.zone()) {
		if ownLabel.MatchString(l.text[:m.start]) {
			return true
		}
	}
	return sourceLabel.MatchString(l.text)
}

// withoutTail drops furniture, boxes of other news wherever they stand, all that follows the
// article and, at the end, lines that are nothing but links.
func withoutTail(lines []line) []line {
	var kept []line
	box := false
	for _, l := range lines {
		if closing.MatchString(l.text) && len(kept) > 0 {
			break
		}
		box = boxTitle.MatchString(l.text) || box && l.linked
		if !box && !furniture(l) {
			kept = append(kept, l)
		}
	}
	end := len(kept)
	for end > 0 && (kept[end-1].linked || end < len(kept) && isLabel(kept[end-1].text)) {
		end--
	}
	return kept[:end]
}

// isLabel reports whether a line above a list of links is its name.
func isLabel(text string) bool {
	return utf8.RuneCountInString(text) <= 8 && !strings.ContainsAny(text, "。！？）)")
}

var (
	// credits say who edited, or in which paper it stood; tools are for the reader's hand.
	credits = regexp.MustCompile(`(^|[\s（(\[【])(责任编辑|責任編輯|责编|编辑|编审|校对|审核|监制|终审|初审|复审|本文来源)\s*[:：／/|]`)
	paper   = regexp.MustCompile(`^[（(]?《\p{Han}{2,12}》\s*[（(]?\s*\d{4}年\d{1,2}月\d{1,2}日[\s,，]*第?\s*\d{1,2}\s*版[）)]*$`)
	tools   = regexp.MustCompile(`^[【\[（(]?\s*(打印|打印本页|关闭|关闭窗口|关闭本页|返回顶部|分享|分享到.*|分享让更多人看到|扫一扫.*|收藏|纠错|字体.*|字号.*|大|中|小|上一篇.*|下一篇.*|阅读下一篇.*|上一页|下一页|(【\d+】\s*)+|我要评论|点击.{0,8}全文|责任编辑)\s*[】\])）]?$`)
	foot    = regexp.MustCompile(`版权所有|版權所有|ICP备|公网安备|主办单位|主办：|网站标识码|Copyright`)
	// closing lines end the article; 完 is how agencies and Hong Kong's press releases end.
	closing = regexp.MustCompile(`^[【\[]?(网友评论|精彩评论|最新评论|免责声明|版权声明)[】\]]?[:：]?$|^[（(]?完[）)]?$|^Ends(/Issued at.*)?$`)
	// a box of other news has a title, and then lines of links
	boxTitle = regexp.MustCompile(`^[【\[]?(相关新闻|相关阅读|相关报道|相关链接|相关稿件|相关文章|相关推荐|推荐阅读|延伸阅读|更多新闻|热门推荐|为您推荐|猜你喜欢)[】\]]?[:：]?$`)
)

func furniture(l line) bool {
	short := utf8.RuneCountInString(l.text) <= 40 && !strings.Contains(l.text, "。")
	return short && (credits.MatchString(l.text) || paper.MatchString(l.text)) || tools.MatchString(l.text)
}

func join(lines []line) string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = l.text
	}
	return strings.Join(texts, "\n")
}
