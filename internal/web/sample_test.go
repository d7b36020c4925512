package web

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A story is an invented article. In its title and text a mention stands as [kind text] or
// [kind text|canonical]; what it states follows, with the passage that states it.
type story struct {
	source, slug string
	publisher    string
	published    time.Time
	script       string // "" is Hans
	title, text  string
	facts        []news.Fact // Evidence.Text alone; where it stands is looked up
}

var marked = regexp.MustCompile(`\[(group|office|person|agency) ([^\]|]+)(?:\|([^\]]+))?\]`)

// article is the story as a page's article, with its mentions and facts in place.
func (s story) article() (news.Article, []news.Mention, []news.Fact) {
	title, mentions := unmark(s.title, 0)
	body, more := unmark(s.text, len([]rune(title))+1)
	url := "https://" + s.source + ".example/" + s.slug + ".html"
	a := news.Article{
		Source: s.source, Page: news.PageID(url), Version: 1, URL: url, Title: title, Body: body,
		Published: news.Moment{Time: s.published, Precision: news.ToMinute}, Publisher: s.publisher,
		Charset: "utf-8", Language: "zh", Script: "Hans",
		Attachments: []news.Attachment{{Name: "成员名单.pdf", URL: url + ".pdf"}}, NextPages: []string{url + "?page=2"},
	}
	if s.script != "" {
		a.Script = s.script
	}
	if s.script == "Latn" {
		a.Language = "en"
	}
	return a, append(mentions, more...), place(s.facts, a.Text())
}

func unmark(text string, offset int) (plain string, mentions []news.Mention) {
	var b strings.Builder
	last := 0
	for _, m := range marked.FindAllStringSubmatchIndex(text, -1) {
		b.WriteString(text[last:m[0]])
		kind, name := text[m[2]:m[3]], text[m[4]:m[5]]
		start := offset + len([]rune(b.String()))
		mention := news.Mention{Kind: news.MentionKind(kind), Form: news.FullForm, Text: name, Canonical: name,
			Span: news.Span{Start: start, End: start + len([]rune(name))}}
		if m[6] >= 0 {
			mention.Form, mention.Canonical = news.ShortForm, text[m[6]:m[7]]
		}
		mention.Entry = entryOf(mention.Canonical)
		mentions = append(mentions, mention)
		b.WriteString(name)
		last = m[1]
	}
	return b.String() + text[last:], mentions
}

func place(facts []news.Fact, text string) []news.Fact {
	placed := make([]news.Fact, len(facts))
	for i, f := range facts {
		at := strings.Index(text, f.Evidence.Text)
		if at < 0 {
			panic(fmt.Sprintf("no %q in %q", f.Evidence.Text, text))
		}
		start := len([]rune(text[:at]))
		f.Evidence.Span = news.Span{Start: start, End: start + len([]rune(f.Evidence.Text))}
		placed[i] = f
	}
	return placed
}

// floodsID is the dictionary's id of the one group that is in it.
const floodsID = "yunling-floods-lg"

func entryOf(name string) string {
	if name == floods {
		return floodsID
	}
	return ""
}

const (
	islands = "云岭省海岛保护领导小组"
	floods  = "云岭省防汛抗旱工作领导小组"
	harbour = "青屿市渔港改造工作领导小组"
)

func ago(days int) time.Time { return time.Now().AddDate(0, 0, -days).Truncate(time.Minute) }

func found(group, sentence string, day time.Time) news.Fact {
	return news.Fact{Kind: news.GroupFact, Action: news.Found, Body: group, Date: news.DateOf(day),
		Basis: news.PublishedDate, Rule: "name-ending", Confidence: 0.91, Evidence: news.Evidence{Text: sentence}}
}

func appointed(person, role, body, sentence string, day time.Time) news.Fact {
	return news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: person, Role: role, Body: body,
		Date: news.DateOf(day), Basis: news.StatedDate, Rule: "by-as", Confidence: 0.97, Evidence: news.Evidence{Text: sentence}}
}

func meeting(body, ordinal, sentence string, day time.Time) news.Fact {
	return news.Fact{Kind: news.MeetingFact, Body: body, BodyEntry: entryOf(body), Other: ordinal, Date: news.DateOf(day),
		Basis: news.PublishedDate, Rule: "meeting", Confidence: 0.88, Evidence: news.Evidence{Text: sentence}}
}

// stories are a small invented newsroom: one story on two sites and in traditional characters,
// an English one, and months of short reports that give the counts a shape.
func stories() []story {
	notice := story{source: "yunling-gov", slug: "islands", publisher: "云岭省人民政府办公厅", published: ago(2),
		title: "关于成立[group 云岭省海岛保护领导小组]的通知",
		text: "各市人民政府，省直各部门：\n" +
			"为加强海岛生态保护，省政府决定成立[group 云岭省海岛保护领导小组]（以下简称[group 领导小组|云岭省海岛保护领导小组]）。\n" +
			"由省长[person 沈若兰]任[group 领导小组|云岭省海岛保护领导小组]组长，副省长[person 顾明远]任副组长。\n" +
			"[group 领导小组|云岭省海岛保护领导小组]成员由[agency 省自然资源厅]、[agency 省生态环境厅]主要负责人担任。\n" +
			"[office 领导小组办公室|云岭省海岛保护领导小组办公室]设在[agency 省自然资源厅]，办公室主任由[person 岑知秋]兼任。\n" +
			"[group 领导小组|云岭省海岛保护领导小组]不作为省政府议事协调机构，任务完成后自动撤销。",
	}
	lead := "由省长沈若兰任领导小组组长，副省长顾明远任副组长。"
	notice.facts = []news.Fact{
		found(islands, "为加强海岛生态保护，省政府决定成立云岭省海岛保护领导小组（以下简称领导小组）。", ago(2)),
		appointed("沈若兰", "组长", islands, lead, ago(2)),
		appointed("顾明远", "副组长", islands, lead, ago(2)),
		{Kind: news.OfficeFact, Body: islands, Other: "省自然资源厅", Date: news.DateOf(ago(2)), Basis: news.PublishedDate,
			Rule: "office-stands-at", Confidence: 0.95, Evidence: news.Evidence{Text: "领导小组办公室设在省自然资源厅，办公室主任由岑知秋兼任。"}},
	}
	reprint := story{source: "yunling-daily", slug: "islands-2", publisher: "云岭日报", published: ago(1),
		title: "我省成立[group 云岭省海岛保护领导小组]",
		text:  "本报讯　记者昨日获悉，[group 云岭省海岛保护领导小组]近日成立，由省长[person 沈若兰]任组长。\n全省现有海岛二百余座，保护工作由沿海各市分别负责。",
		facts: []news.Fact{
			found(islands, "本报讯　记者昨日获悉，云岭省海岛保护领导小组近日成立，由省长沈若兰任组长。", ago(1)),
			appointed("沈若兰", "组长", islands, "本报讯　记者昨日获悉，云岭省海岛保护领导小组近日成立，由省长沈若兰任组长。", ago(1)),
		},
	}
	hant := story{source: "haigang-news", slug: "islands-3", publisher: "海港新聞網", published: ago(1), script: "Hant",
		title: "雲嶺省設海島保護領導小組　[person 沈若蘭|沈若兰]任組長",
		text:  "雲嶺省日前成立[group 雲嶺省海島保護領導小組|云岭省海岛保护领导小组]，由省長[person 沈若蘭|沈若兰]出任組長。\n小組將協調沿海各市的保護工作。",
		facts: []news.Fact{
			appointed("沈若兰", "组长", islands, "雲嶺省日前成立雲嶺省海島保護領導小組，由省長沈若蘭出任組長。", ago(1)),
		},
	}
	english := story{source: "haigang-news", slug: "harbour-en", publisher: "Haigang News", published: ago(5), script: "Latn",
		title: "Qingyu names head of fishing harbour group",
		text:  "Lu Guanlan, vice mayor of Qingyu, will head the city's [group leading group for the renewal of fishing harbours|青屿市渔港改造工作领导小组], the city government said on Monday.",
	}
	return append([]story{notice, reprint, hant, english}, reports()...)
}

// reports are short meeting reports of three groups from three years back until today.
func reports() []story {
	var all []story
	for i, days := range []int{3, 9, 30, 41, 64, 65, 70, 100, 131, 160, 188, 189, 190, 230, 300, 340, 420, 500, 640, 700, 810, 1000} {
		name := []string{floods, harbour, floods, floods}[i%4]
		sentence := fmt.Sprintf("%s召开第%d次会议，研究部署下一步工作。", name, 22-i)
		all = append(all, story{
			source: []string{"yunling-gov", "yunling-daily"}[i%2], slug: fmt.Sprintf("report-%d", i),
			publisher: "云岭日报", published: ago(days),
			title: "[group " + name + "]召开会议",
			text:  fmt.Sprintf("[group %s]召开第%d次会议，研究部署下一步工作。\n[person 陆观澜]主持会议。", name, 22-i),
			facts: []news.Fact{meeting(name, fmt.Sprintf("第%d次", 22-i), sentence, ago(days))},
		})
		if name == harbour {
			last := &all[len(all)-1]
			last.facts = append(last.facts, found(name, sentence, ago(days)))
		}
	}
	return all
}
