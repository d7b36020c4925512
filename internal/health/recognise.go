package health

import (
	"net/http"
	"net/url"
	"path"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

// A Substitute is what a site sends in place of an article.
type Substitute string

// The substitutes.
const (
	None      Substitute = ""
	Challenge Substitute = "a challenge page: the site wants a browser, or turns us away"
	Missing   Substitute = "the site says that there is no such page"
)

// Recognise tells articles from what sites send in their place. It goes by marks that firewalls
// and servers of all makes share, and only on pages that say little else: an article about a
// captcha is an article. charset overrides what the page says of itself, as for webpage.Rules.
func Recognise(page news.Page, charset string) Substitute {
	if page.Status/100 == 3 {
		return redirected(page)
	}
	if len(page.Body) == 0 || len(page.Body) > longest {
		return None
	}
	look := see(webpage.Text(page, charset))
	switch {
	case challenges(page.Status, look):
		return Challenge
	case page.Status == http.StatusOK && look.missing():
		return Missing
	}
	return None
}

const (
	longest = 256 << 10 // bytes of a page that is worth looking at: substitutes are small
	little  = 400       // characters that a substitute says at most, menus included
	caption = 24        // characters of a headline that says only that a page is missing
)

// redirected reports Missing for a redirect to the home page or to a page of errors.
func redirected(page news.Page) Substitute {
	from, err := url.Parse(page.URL)
	if err != nil {
		return None
	}
	to, err := from.Parse(http.Header(page.Header).Get("Location"))
	if err != nil || to.Path == from.Path {
		return None
	}
	name := strings.TrimSuffix(path.Base(to.Path), path.Ext(to.Path))
	home := (name == "/" || name == "." || name == "index" && path.Dir(to.Path) == "/") && to.RawQuery == ""
	if home || name == "404" || name == "error" || name == "notfound" {
		return Missing
	}
	return None
}

// challenged are the statuses with which firewalls send their scripts.
var challenged = map[int]bool{202: true, 403: true, 405: true, 412: true, 418: true, 429: true, 503: true, 521: true}

var (
	challengeWords = regexp.MustCompile(`(?i)安全验证|安全检查|人机验证|滑动验证|请输入验证码|访问验证|请(?:先)?(?:开启|启用|打开)\s*javascript|` +
		`(?:enable|turn on) javascript|javascript is (?:disabled|required)|(?:访问|请求)(?:已)?被(?:拦截|阻断|拒绝)|访问过于频繁|` +
		`checking your browser|just a moment|verify (?:that )?you are (?:a )?human|captcha`)
	challengeCode = regexp.MustCompile(`(?i)__jsl_clearance|acw_sc__v2|\$_ts\b|_cf_chl|captcha|` +
		`document\.cookie\s*=[\s\S]{0,900}location(?:\.(?:reload|replace|href|assign)|\s*=)`)
	missingWords = regexp.MustCompile(`(?i)(?:页面|网页|文章|内容|信息|文件|栏目)(?:已经|已|可能)?(?:不存在|被删除|找不到|失效|下线|移除)|` +
		`(?:您|你)(?:要|所)?(?:访问|查找|浏览|请求)的(?:页面|网页|文章|内容|信息|地址|资源)[^。]{0,8}(?:不存在|删除|失效|找不到)|` +
		`(?:找不到|无法找到|未找到)(?:该|此|您|你)?[^。]{0,6}(?:页|页面|网页|文章|内容|资源)|` +
		`(?:頁面|網頁)(?:已)?(?:不存在|被刪除)|找不到(?:網頁|頁面)|page (?:was )?not found|404 not found|(?:file|page) does(?: not|n't) exist`)
	missingTitle = regexp.MustCompile(`(?i)^\W*(?:错误|出错了?|error|http)?\W*404(?:$|[^\w\p{Han}]|错误|页面)|不存在|找不到|已删除|not found`)
)

func challenges(status int, g glance) bool {
	switch {
	case !g.short():
		return false
	case challengeWords.MatchString(g.title + "\n" + g.text):
		return true
	}
	blank := utf8.RuneCountInString(g.text) < 60
	return g.scripted && blank && (challenged[status] || challengeCode.MatchString(g.code))
}

func (g glance) missing() bool {
	if utf8.RuneCountInString(g.title) <= caption && missingTitle.MatchString(g.title) {
		return true
	}
	return g.short() && missingWords.MatchString(g.title+"\n"+g.text)
}
