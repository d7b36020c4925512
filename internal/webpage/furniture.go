package webpage

import (
	"regexp"
	"slices"
	"strings"
)

// maxFurniture is how many characters a line has at most that belongs to the page and not to the
// article.
const maxFurniture = 40

// What a line of a page is that is no line of the article. Such lines are words that stand alone,
// mostly in brackets.
const (
	tool    = iota + 1 // for the reader's hand
	closing            // ends the article
	boxName            // above links to other news
)

var furnitureWords = wordsOf([][]string{
	tool: {"打印", "打印本页", "打印本稿", "打印文章", "打印正文", "我要打印", "推荐朋友", "复制链接", "加入收藏", "返回列表", "返回", "放大", "缩小", "默认", "关闭", "关闭窗口", "关闭本页", "返回顶部", "分享", "分享让更多人看到", "收藏", "纠错", "大", "中", "小",
		"上一页", "下一页", "我要评论", "责任编辑", "广告", "图集", "[网站纠错]", "网站纠错", "我要纠错", "附件下载", "相关附件", "Facebook", "Twitter", "WeChat", "Weibo"},
	closing: {"免责声明", "版权声明", "完", "Ends"},
	boxName: {"延伸阅读", "猜你喜欢", "为您推荐", "为你推荐", "推荐阅读", "大家都在看", "换一换", "热点", "近期文章", "图片新闻", "新闻排行", "点击排行", "阅读排行"},
})

// toolPrefixes begin tools that go on with what they are used on.
var toolPrefixes = []string{"分享到", "扫一扫", "扫描二维码", "浏览量", "浏览次数", "阅读次数", "访问次数", "您访问的链接即将离开", "字体", "字号", "上一篇", "下一篇", "上一条", "下一条", "阅读下一篇", "原标题",
	"当前位置", "您的位置", "您所在的位置", "您现在的位置", "您当前的位置", "當前位置"}

func wordsOf(kinds [][]string) map[string]int {
	found := map[string]int{}
	for kind, words := range kinds {
		for _, word := range words {
			found[word] = kind
		}
	}
	return found
}

// kindOf is what a line is that is nothing but a word of the page, else 0.
func kindOf(l line) int {
	switch {
	case statement.MatchString(l.text):
		return closing
	case !isShort(l.text, maxFurniture):
		return 0
	case (strings.Contains(l.text, "评论") || l.text != "" && isDigit(l.text[0])) && comments.MatchString(l.text):
		return closing
	}
	word := strings.Trim(l.text, "【】[]（）():： ")
	hasPrefix := func(prefix string) bool { return strings.HasPrefix(word, prefix) }
	switch {
	case slices.ContainsFunc(toolPrefixes, hasPrefix), hasPrefix("点击") && strings.HasSuffix(word, "全文"):
		return tool
	case hasPrefix("Ends/"): // as Hong Kong's press releases do
		return closing
	case isShort(word, 16) && others.MatchString(word):
		return boxName
	}
	return furnitureWords[word]
}

// statement begins what a platform says of all that its users write there.
var statement = regexp.MustCompile(`^[【\[]?(?:(?:特别|郑重|平台|免责|版权|广告|网站|本网|本站|本文)声明[】\]]?[:：]|凡(?:本网|本站|未)?注明[“"]?来源|声明[:：].{0,80}(?:仅供参考|不构成|不代表|本平台)|本文为.{0,12}原创.{0,12}转载)`)

// comments is the headline above what readers say.
var comments = regexp.MustCompile(`^(?:网友|全部|最新|最热|热门|精彩|发表|用户)?评论[\s(（]*\d*[)）条]*$|^\d+\s?条评论$|^\d+ (?:Comments?|Responses?|Replies)\b`)

// others is the name of a box of other news.
var others = regexp.MustCompile(`^(?:相关|更多|热门|热点|最新|精彩|编辑|今日|往期|视频|Related|RELATED)\s?(?:新闻|阅读|报道|链接|稿件|文章|推荐|资讯|内容|信息|排行|视频|专题|Stories|STORIES|Articles|ARTICLES|News|NEWS)$`)

// shareHint tells readers how to pass the page on.
var shareHint = regexp.MustCompile(`(?:打开微信|微信扫).{0,60}(?:分享|朋友圈)`)

func isShareHint(l line) bool {
	return strings.Contains(l.text, "微信") && isShort(l.text, maxMasthead) && shareHint.MatchString(l.text)
}

// isToolbar reports whether a line has nothing but tools: 【打印】 【关闭】.
func isToolbar(text string) bool {
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("【】[]|｜ \u3000", r) })
	return len(words) > 1 && !slices.ContainsFunc(words, func(word string) bool { return furnitureWords[word] != tool })
}

var (
	// credits say who edited, or in which paper it stood
	credits = regexp.MustCompile(`(^|[\s（(\[【】]|纠错)(责任编辑|責任編輯|责编|(?:初审|值班|见习)?编辑|编审|校对|审核|监制|一审|二审|三审|终审|初审|复审|复核|签发|值班编委|本文来源)\s*[:：丨／/|]`)
	// the same without marks: 编辑 段英 校对 贝朗
	bareCredits = regexp.MustCompile(`^(?:(?:编辑|责编|校对|审核|监制|撰稿|供稿)[ \x{3000}]+\p{Han}{2,4}[ \x{3000}]*)+$`)
	paper       = regexp.MustCompile(`^[（(]?《\p{Han}{2,12}》\s*[（(]?\s*\d{4}年\d{1,2}月\d{1,2}日[\s,，]*第?\s*\d{1,2}\s*版[）)]*$`)
	// where a page stands on its site, written without links: 首页 > 政务公开 > 正文
	crumbs = regexp.MustCompile(`^(网站)?首页(\s*(>+|»|›|＞+|/|\|)\s*[\p{Han}、]{2,12})+$`)
	// 编　辑：, 审 核：, as print sets labels of two characters as wide as those of three
	spacedWord = regexp.MustCompile(`(\p{Han})[ \x{3000}](\p{Han}\s*[:：])`)
	// where weblogs say when a text was written, with an offer to subscribe behind it
	posted  = regexp.MustCompile(`^(?:This entry was )?[Pp]osted on (?:\d|[A-Z][a-z]{2,8}\.? \d).{0,100}$`)
	numbers = regexp.MustCompile(`^(【\d+】\s*)+$`)
)

// isCredits reports whether a line says who edited the article.
func isCredits(l line) bool {
	if !isShort(l.text, maxFurniture) {
		return false
	}
	return strings.ContainsAny(l.text, ":：/／|丨") && credits.MatchString(spacedWord.ReplaceAllString(l.text, "$1$2")) || bareCredits.MatchString(l.text)
}

// furniture reports whether a line is for the reader's hand, or tells who made the page.
func furniture(l line) bool {
	if isShareHint(l) || strings.Contains(l.text, "osted on") && posted.MatchString(l.text) {
		return true
	}
	if !isShort(l.text, maxFurniture) || strings.Contains(l.text, "。") {
		return false
	}
	return kindOf(l) == tool || isToolbar(l.text) || isCredits(l) ||
		strings.Contains(l.text, "版") && paper.MatchString(l.text) ||
		strings.Contains(l.text, "首页") && crumbs.MatchString(l.text) ||
		strings.HasPrefix(l.text, "【") && numbers.MatchString(l.text)
}

// ownerMarks stand where a page says whose site it is and which number it has. Of footMarks some
// may also stand at the end of an article.
var (
	ownerMarks = []string{"版权所有", "版權所有", "ICP备", "公网安备", "网站标识码", "Copyright"}
	footMarks  = append([]string{"主办单位", "主办："}, ownerMarks...)
	// legalMarks stand in sentences at the foot of a page.
	legalMarks = []string{"不良信息举报", "举报电话", "书面授权", "禁止转载", "不得转载", "服务许可证"}
)

func isFoot(l line) bool { return containsAny(l.text, footMarks) }

func containsAny(text string, words []string) bool {
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(text, word) })
}
