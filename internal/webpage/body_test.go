package webpage

import (
	"strings"
	"testing"
)

func TestBodyKeepsRosters(t *testing.T) {
	roster := `<div>组　长：温如海　省长<br>副组长：和　畅　副省长<br/>　　　　木青山　省政府秘书长</div>
		<table><tr><td>成　员：</td><td><p>段&nbsp;&nbsp;英</p></td><td>省水利厅厅长</td></tr></table>`
	box := "<p>相关链接：</p><p><a href=/2>另一则</a></p>"
	a := parse(strings.Replace(page("", ""), "</div>", box+roster+"<p>责任编辑：木青</p></div><div>相关新闻</div><ul><li><a href=/>别的</a></ul>", 1), "/")
	want := `各市（州）人民政府，省政府各部门：
任命温如海为云岭省水利厅厅长，免去和畅的云岭省水利厅厅长职务，试用期一年。
组　长：温如海　省长
副组长：和　畅　副省长
木青山　省政府秘书长
成　员：　段  英　省水利厅厅长`
	if a.Body != want {
		t.Errorf("got\n%s\nwant\n%s", a.Body, want)
	}
}

// Who checked the page before it was published, tools, and cards without a name of their own are no text; style
// may show the lines of the HTML.
func TestBodyEndsWithTheArticle(t *testing.T) {
	card := "<article><h2><a href=/2>远山县启动义务植树活动</a></h2><p>" + prose + "</p></article>"
	a := parse("<h1>"+notice+"</h1><p>2024-03-05 16:30</p><div style='white-space: pre-wrap'>"+prose+"\n"+notice+"。</div>"+
		"<p>编辑 木青 校对 段云</p><p>【打印本稿】【推荐朋友】</p><p>一审丨木青　二审丨段云</p><p>编　辑：木青　审　核：段云</p>"+card+card+card, "/")
	if want := prose + "\n" + notice + "。"; a.Body != want {
		t.Errorf("got\n%s\nwant\n%s", a.Body, want)
	}
}

// Below the names of those who edited it no text goes on, so that one card is enough to end it.
func TestBodyEndsAtCredits(t *testing.T) {
	a := parse("<h1>"+notice+"</h1><p>2024-03-05 16:30</p><p>"+prose+"</p><p>"+prose+"</p><p>初审编辑：木青</p><p>相关新闻</p>"+
		"<p><a href=/2>远山县启动义务植树</a></p><p>"+prose+"</p><p>主办：云岭省人民政府</p><p>云ICP备05000001号</p>", "/")
	if want := prose + "\n" + prose; a.Body != want {
		t.Errorf("got\n%s\nwant\n%s", a.Body, want)
	}
}

// What says where the page stands, or what stands below it, is no text of the article; a name of two
// characters is one.
func TestUnlinkedFurniture(t *testing.T) {
	body := "<p>首页是网站的第一页。</p><p>" + prose + "</p><p>附件：1. 名单</p>"
	a := parse("<h1>"+notice+"</h1><p>2024-03-05 作者：段　明 来源：云岭日报</p><div class=content><p>当前位置：首页 &gt; 人事信息</p>"+
		"<p>首页 &gt;&gt; 政务公开 &gt;&gt; 正文</p>"+body+"<p>（原标题：温如海任职）</p><p>附件下载：</p></div>", "/")
	if want := "首页是网站的第一页。\n" + prose + "\n附件：1. 名单"; a.Body != want || a.Author != "段明" || a.Publisher != "云岭日报" {
		t.Errorf("author %q, publisher %q, body\n%s\nwant\n%s", a.Author, a.Publisher, a.Body, want)
	}
}
