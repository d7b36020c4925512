package extract

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

var reader = sync.OnceValue(func() *Reader {
	lex, err := lexicon.Load(dictionaries.FS)
	if err != nil {
		panic(err)
	}
	return New(lex, segment.New())
})

// said are the appointments that a text states, as person|role|body, and the rules that read them.
func said(text string) (tuples []string, rules []string) {
	for _, f := range reader().Read(Document{Text: text}).Facts {
		if f.Kind == news.AppointmentFact || f.Kind == news.MembershipFact {
			tuples = append(tuples, fmt.Sprintf("%s|%s|%s", f.Person, f.Role, f.Body))
			rules = append(rules, f.Rule)
		}
	}
	return tuples, rules
}

func TestRuleExamples(t *testing.T) {
	for _, r := range slices.Concat(gains, elections, losses, seats) {
		if len(r.yes) == 0 {
			t.Errorf("rule %s has no example", r.name)
		}
		for _, example := range r.yes {
			text, want, _ := strings.Cut(example, " ")
			got, by := said(text)
			if strings.Join(got, " ") != want || !slices.Contains(by, r.name) {
				t.Errorf("rule %s: %s\n got %v by %v\nwant %s", r.name, text, got, by, want)
			}
		}
		for _, text := range r.no {
			if got, by := said(text); len(got) > 0 {
				t.Errorf("rule %s: %s\nsays nothing, got %v by %v", r.name, text, got, by)
			}
		}
	}
}

func TestRuleNamesAreUnique(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range slices.Concat(gains, elections, losses, seats) {
		if seen[r.name] {
			t.Errorf("two rules are named %s", r.name)
		}
		seen[r.name] = true
	}
}

func TestPatternsBeginWithAClass(t *testing.T) {
	for _, r := range slices.Concat(gains, elections, losses, seats) {
		if strings.ContainsAny(firstOfPattern(r.pattern), "(?^") {
			t.Errorf("rule %s: no class that %s begins with is known", r.name, r.pattern)
		}
	}
}

func TestNoCueHasTwoClasses(t *testing.T) {
	seen := map[string]class{}
	for _, list := range cues.lists {
		for _, f := range list {
			word := string(f.runes)
			if old, twice := seen[word]; twice {
				t.Errorf("%s is in two classes, %c and %c", word, old, f.class)
			}
			seen[word] = f.class
		}
	}
}

func TestTitles(t *testing.T) {
	for text, want := range map[string]string{
		"常务副组长":      "常务副组长",
		"省委员会":       "",
		"省委委员、常委":    "委员 常委",
		"成员单位":       "",
		"副省长代理省长":    "副省长 代理省长",
		"领导小组办公室主任":  "办公室主任",
		"人大常委会副主任":   "副主任",
		"部长助理":       "部长助理",
		"主席团会议":      "",
		"国务委员兼外交部部长": "国务委员 部长",
	} {
		p := open(text)
		var got []string
		for _, s := range p.titles {
			got = append(got, p.string(s))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, want %s", text, got, want)
		}
	}
}

func TestPeople(t *testing.T) {
	for text, want := range map[string]string{
		"会上，王明强调，海岛保护不能放松。":         "王明",
		"任学锋任组长。":                   "任学锋",
		"副省长高远、杜衡出席。":               "高远 杜衡",
		"省水利厅厅长欧阳文静表示":              "欧阳文静",
		"任命阿不都热依木·买买提为云岭省民族事务委员会主任": "阿不都热依木·买买提",
		"省农业农村厅厅长巴特尔出席":             "巴特尔",
		"组　长：高　远　副省长":               "高远",
		"主任务是抓好落实，责任到人。":            "",
		"任何单位不得擅自行动。":               "",
		"和平发展，安全生产。":                "",
		"任命何强为省水利厅厅长":               "何强",
	} {
		p := open(text)
		p.showNames()
		p.cut(reader().seg, true)
		p.findPeople(reader().seg)
		var got []string
		for _, n := range p.people {
			got = append(got, n.text)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, want %s", text, got, want)
		}
	}
}

func TestGroups(t *testing.T) {
	for text, want := range map[string]string{
		"成立云岭省海岛保护工作领导小组。":             "云岭省海岛保护工作领导小组",
		"关于调整省海岛保护领导小组成员的通知":           "省海岛保护领导小组",
		"云岭省“三农”工作领导小组":                "云岭省三农工作领导小组",
		"第9届省运会和第4届省残运会工作领导小组":         "第9届省运会和第4届省残运会工作领导小组",
		"甲项目建设领导小组和国务院乙项目建设领导小组":       "甲项目建设领导小组 国务院乙项目建设领导小组",
		"省海岛保护领导小组办公室主任":               "",
		"各级海岛保护领导小组要加强值守":              "",
		"主队以小组第一名出线，小组赛已经结束":           "",
		"学校成立英语兴趣小组":                   "",
		"省海岛保护领导小组第一次会议":               "省海岛保护领导小组",
		"成立云岭省数据發(fā)展領(lǐng)導(dǎo)小組": "云岭省数据发展领导小组",
		"云岭省海岛保护领导小组(以下简称领导小组)。领导小组要求": "云岭省海岛保护领导小组",
	} {
		rec := reader().Read(Document{Text: text}).Record("")
		var got []string
		for _, g := range rec.Groups {
			got = append(got, g.Canonical)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: got %v, want %s", text, got, want)
		}
	}
}

func open(text string) *paper {
	p := newPaper(reader().lex, reader().grammar, reader().names)
	p.open(Document{Text: text})
	return p
}
