package extract_test

import (
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// repeated is text made of units, at least n bytes of it. A unit may depend on its number.
func repeated(n int, unit func(i int) string) string {
	var b strings.Builder
	for i := 0; b.Len() < n; i++ {
		b.WriteString(unit(i))
	}
	return b.String()
}

func same(unit string) func(int) string { return func(int) string { return unit } }

// numeral is i in four characters that can be in names of groups and persons.
func numeral(i int) string {
	digits := []rune("明华强伟军平杰勇波涛")
	return string([]rune{digits[i/1000%10], digits[i/100%10], digits[i/10%10], digits[i%10]})
}

// numbered is a unit with its number between two parts.
func numbered(before, after string) func(int) string {
	return func(i int) string { return before + numeral(i) + after }
}

// monotonous are texts that are made of one thing over and over.
var monotonous = map[string]func(int) string{
	"names":          same("罗青、马德全、"),
	"known names":    same("习近平、李强、"),
	"padded names":   same("罗 青　"),
	"roster":         same("成员：罗青 省财政厅厅长\n"),
	"labels":         same("组长:高远副省长"),
	"label and name": same("成员：罗青、"),
	"brackets":       same("（罗青（"),
	"open brackets":  same("（"),
	"titles":         same("局长、"),
	"held titles": func(i int) string {
		if i == 0 {
			return "罗青任"
		}
		return "局长、"
	},
	"held roles":     same("罗青任组长、"),
	"title prefixes": same("党委"),
	"groups":         same("云岭省海岛保护领导小组、"),
	"new groups":     numbered("成立云岭省", "工作领导小组。"),
	"groups in line": numbered("成立云岭省", "工作领导小组、"),
	"rosters":        numbered("云岭省", "领导小组\n组长：罗青\n成员：马德全、高远\n"),
	"definitions": func(i int) string {
		return numbered("云岭省", "领导小组（以下简称")(i) + numeral(i) + "小组）。"
	},
	"defined anew": func(i int) string {
		return "云岭省" + numeral(i) + "领导小组（以下简称云岭省" + numeral(i+1) + "领导小组）。"
	},
	"short forms": func(i int) string {
		return numbered("云岭省", "领导小组。")(i) + numeral(i)[:6] + "专项小组开会。"
	},
	"renamed": func(i int) string {
		return numbered("云岭省", "领导小组更名为云岭省")(i) + numeral(i+1) + "领导小组。"
	},
	"meetings":       numbered("云岭省", "领导小组第六次会议召开，罗青主持会议。"),
	"numbers":        same("第一次"),
	"dates":          same("2024年5月6日,"),
	"digits":         same("1"),
	"clauses":        same("任命罗青为省教育厅厅长，"),
	"carried":        same("罗青为省教育厅厅长、"),
	"by":             same("由罗青、"),
	"verbs":          same("罗青任"),
	"reasons":        same("因工作"),
	"tables":         same("姓名 职务 组内职务\n罗青 省水利厅厅长 组长\n"),
	"offices":        same("办公室设在省水利厅，"),
	"office holders": same("组长由省政府"),
	"every":          same("各县领导小组"),
	"prose":          same("会议研究部署海岛保护工作。"),
	"quotes":         same("“罗青”“"),
	"dots":           same("买·"),
	"spatter":        same(".党.委"),
	"glosses":        same("务(wù"),
	"zero width":     same("罗\u200b青\u200b"),
	"blanks":         same(" "),
	"line ends":      same("\n"),
	"not UTF-8":      same("\xff"),
	"English":        same("Zhou Qiming was appointed head of the group "),
	"sentences":      same("Gao Yuan was named mayor of Nangou. "),
	"capitals":       same("Zhou "),
	"English groups": same("the Leading Group for Islands, "),
	"English lists":  same("Members: Gao Yuan\nLuo Qing\n"),
	"of the":         same("head of the "),
	"one word":       same("word"),
}

// Reading is linear: as many times the text takes as many times as long, whatever it is made of.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("reads some megabytes")
	}
	for name, unit := range monotonous {
		keepsPace(t, name, repeated(20_000, unit), repeated(160_000, unit))
	}
}

// keepsPace asserts that a large text is read at half the speed of a small one or faster. A busy
// machine may slow one of them, but not three times.
func keepsPace(t *testing.T, name, small, large string) {
	t.Helper()
	var slower float64
	for range 3 {
		quick, slow := min(seconds(small), seconds(small)), seconds(large)
		slower = (slow - 0.02) / quick * float64(len(small)) / float64(len(large))
		if slower < 2 {
			return
		}
	}
	t.Errorf("%s: %d bytes take %.1f times as long a byte as %d", name, len(large), slower, len(small))
}

func TestLargeTexts(t *testing.T) {
	if testing.Short() {
		t.Skip("reads some megabytes")
	}
	line := strings.ReplaceAll(strings.Join(newsArticles(t), ""), "\n", "")
	news := func(int) string { return line }
	keepsPace(t, "one line of 5 MB", repeated(100_000, news), repeated(5_000_000, news))

	surnames := strings.Split("王李张刘陈杨赵黄周吴", "")
	roster := func(n int) string {
		person := func(i int) string { return surnames[i%10] + numeral(i)[0:6] + "、" }
		return "云岭省海岛保护工作领导小组\n成员：" + repeated(n*len("王小明、"), person)
	}
	keepsPace(t, "100,000 names in a roster", roster(20_000), roster(100_000))

	nested := func(n int) string {
		return "组长：高远" + strings.Repeat("（马德全", n) + strings.Repeat("）", n)
	}
	keepsPace(t, "10,000 brackets in one another", nested(1_000), nested(10_000))
}

// A text that is larger than any page, 50 MB, is read to its end.
func TestHugeText(t *testing.T) {
	if testing.Short() {
		t.Skip("takes half a minute and three gigabytes")
	}
	defer debug.SetGCPercent(debug.SetGCPercent(25))
	prose := same(strings.Join(newsArticles(t), "\n"))
	quick := seconds(repeated(1_000_000, prose))
	start := processorTime()
	facts := read(repeated(50_000_000, prose) + "\n会议任命周启明为云岭省水利厅厅长。").Facts
	if slow := (processorTime() - start).Seconds(); slow > 4*50*quick {
		t.Errorf("50 MB take %.0f s, 1 MB %.2f s", slow, quick)
	}
	if !slices.ContainsFunc(facts, func(f news.Fact) bool { return f.Person == "周启明" && f.Role == "厅长" }) {
		t.Error("what the last sentence says was not read")
	}
}
