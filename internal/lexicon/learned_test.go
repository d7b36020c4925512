package lexicon_test

import (
	"os"
	"slices"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestWith(t *testing.T) {
	base, err := lexicon.Load(tables(t, "groups.csv", "", ""))
	if err != nil {
		t.Fatal(err)
	}
	reef := "云岭省礁石会商组"
	more, err := base.With([]lexicon.Learned{
		{Group: reef, Name: reef, Kind: lexicon.LearnedOfficial, From: news.Date{Year: 2019}},
		{Group: reef, Name: "礁石组", Kind: lexicon.LearnedAlias},
		{Group: reef, Name: "礁", Kind: lexicon.LearnedAlias},
		{Group: "isle-2", Name: "海岛专班", Kind: lexicon.LearnedAlias},
		{Group: "isle-2", Name: "海岛专班办", Kind: lexicon.LearnedOffice},
	})
	if err != nil {
		t.Fatal(err)
	}
	text := "云岭省礁石会商组、礁石组、海岛专班办"
	want := []string{
		"云岭省礁石会商组=group:" + reef, "云岭省=place:990000", "礁石组=group:" + reef,
		"海岛专班办=office:isle-2", "海岛专班=group:isle-2",
	}
	if got := written(more, text); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	if got := written(base, text); !slices.Equal(got, []string{"云岭省=place:990000"}) {
		t.Errorf("what is learned changed the lexicon it was added to, which finds %q", got)
	}
	if g, ok := more.Group(reef); !ok || g.Established.Year != 2019 || !more.Learned(reef) || more.Learned("isle-2") || base.Learned(reef) {
		t.Errorf("the learned group is %+v, %v", g, ok)
	}
}

func TestPairs(t *testing.T) {
	l := load(t)
	holds := func(text, name string) bool {
		pairs := l.Pairs(text)
		for _, pair := range l.Pairs(name) {
			if !slices.Contains(pairs, pair) {
				return false
			}
		}
		return true
	}
	for _, c := range []struct {
		text, name string
		want       bool
	}{
		{"昨日，云岭省海岛保护领导小组开会", "海岛保护领导小组", true},
		{"雲嶺省海島保護\n領導小組開會", "海岛保护领导小组", true},
		{"推进一带一路建设工作", "“一带一路”建设", true},
		{"推进“一带一路”建设工作", "一带一路建设", true},
		{"THE Reef Group met", "reef group", true},
		{"保护海岛的领导小组", "海岛保护领导小组", false},
		{"reefs group", "reef group", false},
		{"推进5G应用工作", "5G应用", true},
		{"推进15G应用工作", "5G应用", false},
		{"保护海岛，领导小组", "海岛领导", false},
		{"", "海岛", false},
	} {
		if got := holds(c.text, c.name); got != c.want {
			t.Errorf("%q may hold %q: %v, want %v", c.text, c.name, got, c.want)
		}
	}
	if pairs := l.Pairs("岛"); len(pairs) != 0 {
		t.Errorf("one character has pairs: %v", pairs)
	}
}

func BenchmarkPairs(b *testing.B) {
	l := load(b)
	news, err := os.ReadFile("testdata/news.txt")
	if err != nil {
		b.Fatal(err)
	}
	text := string(news)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		l.Pairs(text)
	}
}

// A learned person is found like those of the dictionaries, and told from them.
func TestWithPerson(t *testing.T) {
	base := load(t)
	more, err := base.With([]lexicon.Learned{{Name: "东方既白", Kind: lexicon.LearnedPerson}, {Name: "白", Kind: lexicon.LearnedPerson}})
	if err != nil {
		t.Fatal(err)
	}
	if got := written(more, "东方既白主持"); !slices.Equal(got, []string{"东方既白=person:东方既白"}) {
		t.Errorf("found %q", got)
	}
	if !more.LearnedPerson("东方既白") || base.LearnedPerson("东方既白") || more.LearnedPerson(base.People()[0].ID) {
		t.Error("learned people are not told from others")
	}
}
