package lexicon_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func load(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	l, err := lexicon.Load(dictionaries.FS)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestEntries(t *testing.T) {
	l := load(t)
	g, ok := l.Group("ccdr-lg")
	if !ok || g.Hans != "中央全面深化改革领导小组" || g.Successor != "ccdr-commission" {
		t.Errorf("Group(ccdr-lg) = %+v, %v", g, ok)
	}
	if _, ok := l.Group("nobody"); ok {
		t.Error("Group(nobody) was found")
	}
	if title, ok := l.Title("組長"); !ok || title.Hans != "组长" || !title.InGroup {
		t.Errorf("Title(組長) = %+v, %v", title, ok)
	}
	if _, ok := l.Title("长"); ok {
		t.Error("Title(长) was found")
	}
}

// TestTitleWording asks for the words that the parts of the state use for the same rank: acting,
// standing and first deputies, honorary, by office, in both scripts.
func TestTitleWording(t *testing.T) {
	l := load(t)
	for _, title := range strings.Fields("代区长 代理检察长 署理局长 常务副部长 第一副主任 执行主席 副主任委员 " +
		"党工委书记 审判委员会委员 一级大检察官 人大常委会副主任 政协常委 副政委 集团军军长 " +
		"行政會秘書長 增選委員 當然委員 非官守議員 終審法院首席法官 申訴專員 政務次長 參謀總長") {
		if _, ok := l.Title(title); !ok {
			t.Errorf("the title %s is not known", title)
		}
	}
}

func TestSurname(t *testing.T) {
	l := load(t)
	for text, want := range map[string]int{"高远": 1, "欧阳明": 2, "林郑月娥": 2, "范姜明": 2, "庹震": 1, "王明": 1, "林则徐": 1, "的": 0, "": 0} {
		if got := l.Surname([]rune(text)); got != want {
			t.Errorf("Surname(%s) = %d, want %d", text, got, want)
		}
	}
}

func TestVersion(t *testing.T) {
	version := func(file, old, new string) string {
		l, err := lexicon.Load(tables(t, file, old, new))
		if err != nil {
			t.Fatal(err)
		}
		return l.Version()
	}
	same := version("groups.csv", "", "")
	if again := version("groups.csv", "", ""); again != same {
		t.Errorf("the same tables have versions %s and %s", same, again)
	}
	if other := version("groups.csv", "岛组", "岛小组"); other == same {
		t.Error("another alias did not change the version")
	}
	if other := version("variants.tsv", "島\t岛", "嶋\t岛"); other == same {
		t.Error("another variant did not change the version")
	}
}

func TestNewRefuses(t *testing.T) {
	folder, entries, err := lexicon.Read(tables(t, "groups.csv", "", ""))
	if err != nil {
		t.Fatal(err)
	}
	for name, more := range map[string]lexicon.Group{
		`id "isle-1"`: {ID: "isle-1", Hans: "海岛专班"},
		`id ""`:       {Hans: "海岛专班"},
		`name "岛"`:    {ID: "isle-3", Hans: "岛"},
	} {
		added := entries
		added.Groups = append(slices.Clone(entries.Groups), more)
		if _, err := lexicon.New(folder, added); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("New with %+v: error %v, want one that tells of %s", more, err, name)
		}
	}
}

func TestValidOn(t *testing.T) {
	day := func(s string) news.Date {
		d, err := news.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	g := lexicon.Group{Established: day("2009-02-03"), Ended: day("2018-03")}
	for on, want := range map[string]bool{
		"": true, "2009": true, "2009-02-02": false, "2009-02-03": true, "2018-03-31": true,
		"2018-04": false, "2018": true, "2019": false,
	} {
		if got := g.ValidOn(day(on)); got != want {
			t.Errorf("valid on %q: %v, want %v", on, got, want)
		}
	}
	if open := (lexicon.Agency{}); !open.ValidOn(day("1950")) {
		t.Error("an agency without dates is not valid in 1950")
	}
}
