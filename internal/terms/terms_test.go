package terms_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/terms"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

func folder(t testing.TB) *zh.Folder {
	t.Helper()
	f, err := zh.NewFolder(strings.NewReader("variant\tfolded\n雲\t云\n嶺\t岭\n島\t岛\n護\t护\n領\t领\n導\t导\n組\t组\n單\t单\n"))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestParse(t *testing.T) {
	f := folder(t)
	for text, want := range map[string][]terms.Term{
		"":                        nil,
		"　 \n":                    nil,
		"海島　保護":                   {{Text: "海岛"}, {Text: "保护"}},
		`海岛"领导 小组"`:               {{Text: "海岛"}, {Text: "领导小组", Quoted: true}},
		"「领导小组」Yunling":           {{Text: "领导小组", Quoted: true}, {Text: "yunling"}},
		`"leading  Group" for`:    {{Text: "leading group", Quoted: true}, {Text: "for"}},
		`“海岛`:                     {{Text: "海岛", Quoted: true}},
		`""，。`:                    nil,
		"ＡＩ":                      {{Text: "ai"}},
		"xi'an":                   {{Text: "xi an"}},
		"a b c d e f g h i j":     {{Text: "a"}, {Text: "b"}, {Text: "c"}, {Text: "d"}, {Text: "e"}, {Text: "f"}, {Text: "g"}, {Text: "h"}},
		strings.Repeat("岛", 1000): {{Text: strings.Repeat("岛", 200)}},
	} {
		if diff := cmp.Diff(want, terms.Parse(f, text).Terms); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

// finds reports whether a query is the beginning of a key of the name.
func finds(f *zh.Folder, kind terms.Kind, name, query string) bool {
	keys := terms.Keys(f, kind, name)
	for _, term := range terms.Parse(f, query).Terms {
		if !slices.ContainsFunc(term.Typed(), func(typed string) bool {
			return slices.ContainsFunc(keys, func(k terms.Key) bool { return strings.HasPrefix(k.Text, typed) })
		}) {
			return false
		}
	}
	return true
}

func TestKeys(t *testing.T) {
	f := folder(t)
	for _, c := range []struct {
		kind        terms.Kind
		name, query string
		want        bool
	}{
		{terms.Person, "单若兰", "shan ruolan", true},
		{terms.Person, "單若蘭", "Shan", true},
		{terms.Person, "单若兰", "dan", false},
		{terms.Person, "解海生", "xie haisheng", true},
		{terms.Person, "仇海生", "qiuhaisheng", true},
		{terms.Person, "曾远", "zeng1 yuan3", true},
		{terms.Person, "尉迟远", "yuchi", true},
		{terms.Person, "万俟远", "mòqí yuǎn", true},
		{terms.Person, "远单", "yuandan", true}, // a given name is read as the character mostly is
		{terms.Person, "吕远", "lv yuan", true},
		{terms.Person, "吕远", "lü yuan", true},
		{terms.Person, "沈若兰", "srl", true},
		{terms.Person, "沈若兰", "若蘭", false}, // this test's folder does not know the variant
		{terms.Person, "沈若兰", "若兰", true},
		{terms.Person, "Shen Ruolan", "ruolan shen", true},
		{terms.Group, "云岭省海岛保护领导小组", "雲嶺省海島", true},
		{terms.Group, "云岭省海岛保护领导小组", "haidao baohu", true},
		{terms.Group, "云岭省海岛保护领导小组", "hdbh", true},
		{terms.Group, "云岭省海岛保护领导小组", "yunling hdbh 小组", true},
		{terms.Group, "云岭省海岛保护领导小组", "aodao", false},
		{terms.Group, "重庆市银行业调整协调小组", "chongqing yinhangye tiaozheng xietiao", true},
		{terms.Group, "云岭省5G应用领导小组", "5g yingyong", true},
		{terms.Group, "Yunling Leading Group for Islands", "leading islands", true},
		{terms.Group, "Yunling Leading Group for Islands", `"group for"`, true},
	} {
		if got := finds(f, c.kind, c.name, c.query); got != c.want {
			t.Errorf("%q finds %s: %v, want %v: %v", c.query, c.name, got, c.want, terms.Keys(f, c.kind, c.name))
		}
	}
}

func TestFind(t *testing.T) {
	f := folder(t)
	for _, c := range []struct {
		text  string
		terms []string
		want  []string
	}{
		{"雲嶺省海島\n保護領導小組", []string{"海岛保护"}, []string{"海島\n保護"}},
		{"推进“一带一路”建设", []string{"一带一路建设"}, []string{"一带一路”建设"}},
		{"The leading  group; leadinggroup", []string{"leading group"}, []string{"leading  group"}},
		{"a group, groups", []string{"group"}, []string{"group"}},
		{"海岛海岛", []string{"海岛", "岛海"}, []string{"海岛海岛"}},
		{"5G应用与15G应用", []string{"5g应用"}, []string{"5G应用"}},
		{"海岛", nil, nil},
	} {
		var got []string
		for _, s := range terms.NewText(f, c.text).Find(c.terms) {
			got = append(got, string([]rune(c.text)[s.Start:s.End]))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q in %q (-want +got):\n%s", c.terms, c.text, diff)
		}
	}
}

// Whatever is typed means something that can be looked for, and means it again when it is typed back.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`海島"a b`, "“”", "xi'an lv4", "ｶﾞ", "İ", "\x00\xff", "\u200d海"} {
		f.Add(s)
	}
	fold := folder(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, term := range terms.Parse(fold, text).Terms {
			if term.Text == "" || len(term.Typed()) == 0 || slices.Contains(term.Typed(), "") {
				t.Fatalf("%q has the term %+v, typed %q", text, term, term.Typed())
			}
			for _, key := range terms.Keys(fold, terms.Group, term.Text) {
				if key.Text == "" {
					t.Fatalf("%q has an empty key", term.Text)
				}
			}
			for _, span := range terms.NewText(fold, text).Find([]string{term.Text}) {
				if span.Start < 0 || span.End > len([]rune(text)) || span.Start >= span.End {
					t.Fatalf("%q stands at %v of %q", term.Text, span, text)
				}
			}
		}
	})
}
