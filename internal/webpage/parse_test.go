package webpage

import (
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

const notice = "云岭省人民政府关于温如海同志任职的通知"

// page is an article page with the given head and the given lines behind the headline.
func page(head, behind string) string {
	return "<html><head>" + head + "</head><body><h1>" + notice + "</h1>" + behind +
		"<div id=text><p>各市（州）人民政府，省政府各部门：</p><p>任命温如海为云岭省水利厅厅长，免去和畅的云岭省水利厅厅长职务，试用期一年。</p></div></body></html>"
}

func parse(html, path string) news.Article {
	return Parse(news.Page{URL: "http://www.yunling.example" + path, Body: []byte(html)}, Rules{})
}

func TestTitle(t *testing.T) {
	for _, c := range []struct{ name, html, want string }{
		{"meta beats all", `<meta name="ArticleTitle" content="甲乙丙丁"><title>别的</title><h1>戊己庚辛</h1>`, "甲乙丙丁"},
		{"heading and title agree", "<title>" + notice + "_政策_云岭省人民政府</title><h1>云岭新闻</h1><div class=tit>" + notice + "</div>", notice},
		{"an empty h1 comes first", "<title>" + notice + "--时政--云岭网</title><h1><img></h1><h1>" + notice + "</h1>", notice},
		{"a cut og:title", `<meta property="og:title" content="云岭省人民政府关于"><title>` + notice + "-云岭网</title><h3>" + notice + "</h3>", notice},
		{"a cut og:title without headings", `<meta property="og:title" content="云岭省人民政府关于"><title>` + notice + "-云岭网</title><p>" + notice + "</p>", notice},
		{"title alone", "<title>" + notice + "_2024年第3号省政府公报_云岭省人民政府</title>", notice},
		{"a bar inside the headline", "<title>观察|云岭水利改革这一年_云岭网</title><p>x</p>", "观察|云岭水利改革这一年"},
		{"a hyphen inside the headline", "<title>1-10月云岭省固定资产投资情况</title>", "1-10月云岭省固定资产投资情况"},
		{"the site comes first", "<title>云岭省人民政府门户网站 " + notice + "</title><div class=title>" + notice + "</div>", notice},
		{"the site comes first, without any heading", "<title>云岭日报-" + notice + "</title><p>" + notice + "</p>", notice},
		{"what the title says stands nowhere", "<title>云岭水利</title><p>" + notice + "</p><p>2024-03-05 省政府办公厅</p>", notice},
		{"a day in brackets below", "<title>云岭民政</title><span>民政工作简报第三期</span><br>(2008-03-05)　民政厅", "民政工作简报第三期"},
		{"the site last, behind a blank", "<title>" + notice + " 云岭省人民政府网</title><p>x</p>", notice},
		{"in the record of a document", "<title>云岭省人民政府</title><table><tr><td>索 引 号：</td><td>1</td></tr><tr><td>标　　题：</td><td>" + notice +
			"</td></tr><tr><td>发布日期：</td><td>2024-03-05</td></tr></table><p>" + prose + "</p>", notice},
		{"size alone", "<title>云岭省政府网</title><font size=5>" + notice + "</font><p>来源：省政府办公厅 时间：2024-03-05</p>", notice},
		{"the title is that of the column", "<title>通知公告_云岭省水利厅</title><h1>云岭省水利厅</h1><div class=tit>通知公告</div><h1>" + notice + "</h1>", notice},
		{"the heading is that of the column", "<title>" + notice + "_人事任免</title><h1>人事任免</h1><div>" + notice + "</div>", notice},
		{"a subtitle", "<title>守住一江清水——记云岭省水利厅</title>", "守住一江清水——记云岭省水利厅"},
		{"an agency as site", "<title>关于开展春季巡查的通知-云岭省水利厅</title>", "关于开展春季巡查的通知"},
		{"English", "<title>Yunling names new water chief - Yunling Daily</title>", "Yunling names new water chief"},
		{"the site is no headline", "<h1>云岭省人民政府门户网站</h1><h1>关于任职的通知</h1>", "关于任职的通知"},
	} {
		if got := parse("<body>"+c.html+"</body>", "/").Title; got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestPublished(t *testing.T) {
	for _, c := range []struct{ name, head, behind, path, want string }{
		{"meta with a hyphen before the time", `<meta name="firstpublishedtime" content="2024-03-05-16:30:07">`, "", "/", "2024-03-05T16:30:07+08:00"},
		{"meta in another zone", `<meta property="article:published_time" content="2024-03-05T16:30:00Z">`, "", "/", "2024-03-05T16:30:00Z"},
		{"compact meta", `<meta name="publishdate" content="20240305">`, "", "/", "2024-03-05"},
		{"the page is more exact than meta", `<meta name="publishdate" content="2024-03-05">`, "<p>2024年03月05日16:30 | 来源：云岭日报</p>", "/", "2024-03-05T16:30+08:00"},
		{"build time is no publication", `<meta name="Maketime" content="2026-01-01 10:00:00">`, "<p>发布日期：2024-03-05</p>", "/", "2024-03-05"},
		{"nor is adoption", "", "<table><tr><td>成文日期：</td><td>2024年02月28日</td><td>发布日期：</td><td>2024年03月05日</td></tr></table>", "/", "2024-03-05"},
		{"nor the last update", "", "<p>更新时间：2025-01-01 10:00</p><p>时间：2024-03-05 16:30</p>", "/", "2024-03-05T16:30+08:00"},
		{"nor a sidebar", "", "<p>2024-03-05 16:30 来源：云岭日报</p><ul><li><a href=/1>2026-06-06 别的新闻</a></li></ul>", "/", "2024-03-05T16:30+08:00"},
		{"linked data", `<script type="application/ld+json">{"pubDate":"2024-03-05T16:30:07",}</script>`, "", "/", "2024-03-05T16:30:07+08:00"},
		{"not a list of other news", "", "<p>甲</p><p>乙</p><p>丙</p><p>丁</p><p>2026-06-06 <a href=/1>别的</a> 新闻一则</p>", "/20240305/1.htm", "2024-03-05"},
		{"midnight is no time", "", "<p>2024年03月05日00:00</p>", "/", "2024-03-05"},
		{"Hong Kong", "", "<div>2024年3月5日（星期二）香港時間16時30分</div>", "/", "2024-03-05T16:30+08:00"},
		{"year and day set apart", "", "<div><b>2024</b> <i>03</i>/<i>05</i> 16:30:07</div>", "/", "2024-03-05T16:30:07+08:00"},
		{"English", "", "<p>Published: March 5, 2024 16:30</p>", "/", "2024-03-05T16:30+08:00"},
		{"English without blanks", "", "<p>Published: Mar.5,2024 16:30</p>", "/", "2024-03-05T16:30+08:00"},
		{"a tower of year, day and time", "", "<div>2024</div><div>03/<b>05</b></div><div>16:30</div>", "/", "2024-03-05T16:30+08:00"},
		{"an American script", `<meta name="apub:time" content="3/5/2024, 4:30:07 PM">`, "", "/", "2024-03-05T16:30:07+08:00"},
		{"only an update", "", "<p>更新时间：2024-03-05 16:30</p>", "/", "2024-03-05T16:30+08:00"},
		{"Greenwich's clock", `<meta property="article:published_time" content="2024-03-05T08:30:07+00:00">`, "<p>2024年3月5日</p>", "/", "2024-03-05T16:30:07+08:00"},
		{"local time said to be Greenwich's", `<meta property="article:published_time" content="2024-03-05T16:30:07Z">`, "<p>2024-03-05 16:30:07</p>", "/", "2024-03-05T16:30:07+08:00"},
		{"the time without the year", "", "<p>03-05 16:30 来源：云岭日报</p>", "/20240305/1.htm", "2024-03-05T16:30+08:00"},
		{"for machines", "", "<p><time datetime='2024-03-05T16:30:07+08:00'>三小时前</time></p>", "/", "2024-03-05T16:30:07+08:00"},
		{"in a script", "<script>var publishTime = '2024-03-05 16:30';</script>", "", "/", "2024-03-05T16:30+08:00"},
		{"today is no publication", "", "<p>今天是：2026年11月28日</p>", "/", ""},
		{"Chinese numerals", "", "<p>发布时间：二〇二四年三月五日</p>", "/", "2024-03-05"},
		{"letters for zeros", "", "<p>二OO四年十二月三十一日 来源：云岭日报</p>", "/", "2004-12-31"},
		{"full-width figures", "", "<p>２０２４年３月５日</p><p>香港時間１６時３０分</p>", "/", "2024-03-05T16:30+08:00"},
		{"two digits of the year", "", "<p>发布时间：24-03-05</p><p>16:30</p>", "/", "2024-03-05T16:30+08:00"},
		{"half of the day", "", "<p>2024年3月5日 下午4:30</p>", "/", "2024-03-05T16:30+08:00"},
		{"half of the day in English", "", "<p>Published: Mar 05, 2024 04:30 PM</p>", "/", "2024-03-05T16:30+08:00"},
		{"the time first", "", "<p>16:30, 05-Mar-2024</p>", "/", "2024-03-05T16:30+08:00"},
		{"as Java prints it", "", "<p>发布时间：Tue Mar 05 16:30:07 CST 2024</p>", "/", "2024-03-05T16:30:07+08:00"},
		{"day and time set apart by style", "", "<p>云岭日报<b>2024-03-05</b><b>16:30</b></p>", "/", "2024-03-05T16:30+08:00"},
		{"clock in words", "", "<p>2024年3月5日 16点30分</p>", "/", "2024-03-05T16:30+08:00"},
		{"adopted below the headline", "", "<p>（2024年2月26日省人大常委会第二次会议通过）</p><p>日期：2024-03-05</p>", "/", "2024-03-05"},
		{"the address", "", "", "/zw/202403/t20240305_4711.html", "2024-03-05"},
		{"no such day", "", "<p>发布时间：2024-02-31</p>", "/", ""},
	} {
		if got := parse(page(c.head, c.behind), c.path).Published.String(); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestNothingIsDatedLaterThanItWasFetched(t *testing.T) {
	fetched := time.Date(2024, 3, 6, 0, 0, 0, 0, news.Beijing)
	html := page(`<meta name="pubdate" content="2034-03-05">`, "<p>时间：2024-03-05 16:30</p>")
	a := Parse(news.Page{Body: []byte(html), FetchedAt: fetched}, Rules{})
	if got := a.Published.String(); got != "2024-03-05T16:30+08:00" {
		t.Errorf("got %s", got)
	}
}

func TestPublishedInTheZoneOfTheRules(t *testing.T) {
	zone := time.FixedZone("Asia/Hong_Kong", 8*60*60)
	a := Parse(news.Page{Body: []byte(page("", "<p>2024-03-05 16:30</p>"))}, Rules{Zone: zone})
	if got := a.Published.Time.Location().String(); got != "Asia/Hong_Kong" {
		t.Errorf("the time is in %s", got)
	}
}

func TestOrigin(t *testing.T) {
	for _, c := range []struct{ name, head, behind, publisher, author string }{
		{"meta", `<meta name="ContentSource" content="省水利厅">`, "", "省水利厅", ""},
		{"meta with a label", `<meta name="source" content="来源：云岭网">`, "", "云岭网", ""},
		{"in the line of the date", "", "<p>2024-03-05 16:30　来源：<a href=/>云岭日报</a> 作者：木青 字体：大 中 小</p>", "云岭日报", "木青"},
		{"the label has a line of its own", "", "<div>来源：</div><div>云岭日报</div>", "云岭日报", ""},
		{"marked by class", "", `<p>2024-03-05 <span class="art-source">云岭观察</span></p>`, "云岭观察", ""},
		{"beside the date", "", "<p>木青/云岭青年报</p><p>2024-03-05 16:30</p>", "云岭青年报", ""},
		{"a paper with a number", "", "<p>2024年03月05日 12:30 21世纪云岭报道</p>", "21世纪云岭报道", ""},
		{"behind a dot", "", "<p>云岭观察·2024-03-05 16:30</p>", "云岭观察", ""},
		{"a column beside the date", "", "<p>2024-03-05 深度报道</p>", "", ""},
		{"an office beside the date", "", "<p>2024-03-05　省水利厅办公室　阅读：12 次</p>", "省水利厅办公室", ""},
		{"a person beside the date", "", "<p>2024-03-05　木青山</p>", "", ""},
		{"behind an author in English", "", "<p>By MU ZI | China Daily | Updated: 2024-03-05 16:30</p>", "China Daily", "MU ZI"},
		{"beside the date in English", "", "<p>China SCIO | March 5, 2024</p>", "China SCIO", ""},
		{"without a colon", "", "<p>2024年3月5日 16:30　来源于 云岭网</p>", "云岭网", ""},
		{"at the end of the text", "", "<p>来源丨云岭发布</p>", "云岭发布", ""},
		{"in a newspaper", "", "<p>《云岭日报》（2024年03月05日 第 08 版）</p>", "云岭日报", ""},
		{"lent", "", "<p>2024-03-05　供稿单位：省水利厅</p>", "省水利厅", ""},
		{"taken from a paper", "", "<p>摘自：《云岭日报》 点击：33</p>", "云岭日报", ""},
		{"a question is no author", "", "<p>记者：今年的防汛怎么准备？请您给大家介绍一下。</p>", "", ""},
		{"issuer above a line", "", "<dl><dt>【发文机关】</dt><dd>省防汛办</dd></dl>", "省防汛办", ""},
		{"behind tools", "", "<p>2024-03-05 字号：A- A A+来源：云岭网</p>", "云岭网", ""},
		{"issuer in a table", "", "<table><tr><td>发文机关</td><td>云岭省人民政府</td></tr></table>", "云岭省人民政府", ""},
		{"issuer of a document", "", "<table><tr><td>发文机关：</td><td>云岭省人民政府</td></tr></table>", "云岭省人民政府", ""},
		{"resources of money are no source", "", "<p>资金来源：省财政</p>", "", ""},
		{"English", "", "<p>By Mu Zi | Source: Yunling Daily News | March 5, 2024</p>", "Yunling Daily News", "Mu Zi"},
		{"by a day is by nobody", "", "<p>By Monday, most of the county's dams had been checked.</p>", "", ""},
		{"editor", "", "<p>（责编：木青、段云）</p>", "", "木青、段云"},
		{"nobody", "", "<p>来源：无 作者：admin</p>", "", ""},
		{"a name before the site itself", `<meta name="ContentSource" content="本网">`, "<p>来源：云岭日报时间：2024-03-05</p>", "云岭日报", ""},
		{"blanks in the label", "", "<p>来&nbsp;源：云岭发布</p>", "云岭发布", ""},
		{"a bracketed part", "", "<p>来源: 云岭新闻网（沧澜） 跟贴 12 条</p>", "云岭新闻网（沧澜）", ""},
		{"bracketed as a whole", "", "<p>（来源：云岭日报）</p>", "云岭日报", ""},
		{"the site itself", "", "<p>来源：本网</p>", "本网", ""},
	} {
		a := parse(page(c.head, c.behind), "/")
		if a.Publisher != c.publisher || a.Author != c.author {
			t.Errorf("%s: got %q by %q", c.name, a.Publisher, a.Author)
		}
	}
}

func TestSelectorsComeFirst(t *testing.T) {
	sel := func(text string) []Selector {
		s, err := Compile(text)
		if err != nil {
			t.Fatal(err)
		}
		return []Selector{s}
	}
	html := `<title>不是</title><h1>不是</h1><b id=t>是题</b><i id=d>2024-01-02</i><u id=s>来源：甲报</u><s id=a>乙</s><div id=b><p>是文</p><em>去</em></div>`
	a := Parse(news.Page{Body: []byte(html)}, Rules{
		Title: sel("#t"), Date: sel("#d"), Source: sel("#s"), Author: sel("#a"), Body: sel("#b"), Drop: sel("em"),
	})
	if a.Title != "是题" || a.Published.String() != "2024-01-02" || a.Publisher != "甲报" || a.Author != "乙" || a.Body != "是文" {
		t.Errorf("got %+v", a)
	}
}

func TestHeadlineOverLines(t *testing.T) {
	html := "<title>" + notice + "_云岭网</title><table><tr><td>2020-01-01 别处</td></tr></table><p>云岭省人民政府<br>关于温如海同志任职的通知</p><p>2024-03-05</p><p>" + prose + "</p><p>" + prose + "</p>"
	if a := parse(html, "/"); a.Body != prose+"\n"+prose || a.Published.String() != "2024-03-05" {
		t.Errorf("got %s, %q", a.Published, a.Body)
	}
}

func TestBrokenHeadlines(t *testing.T) {
	for html, want := range map[string]string{
		"<h1>云岭省人民政府<br>关于温如海同志任职的通知</h1>":                                  "云岭省人民政府关于温如海同志任职的通知",
		"<title>云岭省召开会议部署防汛_云岭网</title><h1>云岭省召开会议<br>部署防汛</h1>":            "云岭省召开会议部署防汛",
		"<title>云岭省召开会议 部署防汛</title><h1>云岭省召开会议<br>部署防汛</h1>":               "云岭省召开会议 部署防汛",
		"<title>Office to be set up</title><h1>Office to<br>be set up</h1>": "Office to be set up",
	} {
		if a := parse(html+"<p>2024-03-05</p><p>"+prose+"</p>", "/"); a.Title != want {
			t.Errorf("%s: title %q, want %q", html, a.Title, want)
		}
	}
}

func TestPagesAreJoined(t *testing.T) {
	first := parse(strings.Replace(page("", "<p>2024-03-05</p>"), "</div>", "<p><a href=1.pdf>名单</a></p></div><p><a href=4711_2.html>2</a> <a href=4711_3.html>下一页</a></p>", 1), "/a/4711.html")
	if got := strings.Join(first.NextPages, " "); got != "http://www.yunling.example/a/4711_2.html http://www.yunling.example/a/4711_3.html" {
		t.Fatalf("next pages are %q", got)
	}
	second := parse("<h1>"+notice+"</h1><div><p>"+prose+"</p></div>", "/a/4711_2.html")
	whole := Join([]news.Article{first, second})
	if whole.Body != first.Body+"\n"+second.Body || len(whole.NextPages) != 0 || len(whole.Attachments) != 1 || whole.Published != first.Published {
		t.Errorf("got %+v", whole)
	}
	if len(whole.Problems) != 0 {
		t.Errorf("problems are %q", whole.Problems)
	}
	if whole = Join([]news.Article{first, parse("", "/a/4711_2.html")}); len(whole.Problems) != 1 || !strings.HasSuffix(whole.Problems[0], "4711_2.html: page is empty") || whole.Body != first.Body {
		t.Errorf("problems with an empty page are %q", whole.Problems)
	}
}

// What links to itself with a number, or to another article, does not go on.
func TestNextPages(t *testing.T) {
	for _, c := range []struct{ at, html, want string }{
		{"/a/4711.html", `<a href="4711_2.html">2</a>`, "/a/4711_2.html"},
		{"/a/4711_2.html", `<a href="4711.html">1</a><a href="4711_2.html">2</a><a href="4711_3.html">3</a>`, "/a/4711_3.html"},
		{"/a/4711.html", `<script>createPageHTML(3, 0, "4711", "html")</script>`, "/a/4711_1.html /a/4711_2.html"},
		{"/a/4711.html", `<script>createPageHTML(1, 0, "4711", "html")</script>`, ""},
		{"/show?id=7", `<a href="?id=7&page=2">下一页</a><a href="?id=8&page=2">2</a>`, "/show?id=7&page=2"},
		{"/a/4711.html", `<a href="4712.html">下一页</a>`, ""},
		{"/a/4711.html", `<a href="4711_2.html">附件</a>`, ""},
	} {
		var got []string
		for _, address := range NextPages(news.Page{URL: "http://www.yunling.example" + c.at, Body: []byte(page("", c.html))}, Rules{}) {
			got = append(got, strings.TrimPrefix(address, "http://www.yunling.example"))
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s with %s goes on at %q, want %q", c.at, c.html, got, c.want)
		}
	}
}

// What a script writes below a notice that is a file alone is no text of it.
func TestScriptsAtTheFoot(t *testing.T) {
	a := parse(`<html><body><h1>`+notice+`</h1><p>发布时间：2024-03-05</p><p><a href="a.pdf">`+notice+`.pdf</a></p>
		<script>document.write("<div><p>主办单位：云岭省人民政府办公厅。</p><p>`+strings.Repeat("未经许可不得复制。", 20)+`</p></div>"); var html = "`+strings.Repeat("<li>", 90)+`";</script></body></html>`, "/a/1.html")
	if a.Body != notice+".pdf" || len(a.Attachments) != 1 {
		t.Errorf("body is %q, with %v", a.Body, a.Attachments)
	}
}
