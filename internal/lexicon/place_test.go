package lexicon_test

import (
	"slices"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
)

func TestPlaces(t *testing.T) {
	l := load(t)
	count := map[lexicon.PlaceLevel]int{}
	for _, p := range l.Places() {
		count[p.Level]++
	}
	if count[lexicon.Province] != 34 || count[lexicon.Prefecture] != 333 || count[lexicon.County] < 2800 {
		t.Errorf("places by level: %v, want 34 provinces, 333 prefectures and more than 2800 counties", count)
	}
	if p, ok := l.Place("222400"); !ok || p.Hans != "延边朝鲜族自治州" || p.Level != lexicon.Prefecture || p.Parent != "220000" {
		t.Errorf("Place(222400) = %+v, %v", p, ok)
	}
	if _, ok := l.Place("999999"); ok {
		t.Error("Place(999999) was found")
	}
	if n := len(l.PlacesIn("")); n != 34 {
		t.Errorf("%d places in none, want the 34 provinces", n)
	}
	var names []string
	for _, p := range l.PlacesIn("460000") {
		names = append(names, p.Hans)
	}
	if !slices.Contains(names, "三亚市") || !slices.Contains(names, "琼海市") || slices.Contains(names, "吉阳区") {
		t.Errorf("places right below Hainan: %q", names)
	}
}

func TestFindPlaces(t *testing.T) {
	l := load(t)
	for text, want := range map[string][]string{
		"云南省昆明市":  {"云南省=place:530000", "昆明市=place:530100"},
		"雲南昆明":    {"雲南=place:530000", "昆明=place:530100"},
		"广西":      {"广西=place:450000"},
		"延边州":     {"延边州=place:222400"},
		"香港特區":    {"香港特區=place:810000"},
		"吉林":      {"吉林=place:220000|220200"},
		"鼓楼区":     {"鼓楼区=place:320106|320302|350102|410204"},
		"安徽省和县":   {"安徽省和县=place:340523"},
		"马鞍山和县":   {"马鞍山和县=place:340523", "鞍山=place:210300"},
		"各市和县":    nil,
		"阳泉市郊区":   {"阳泉市郊区=place:140311"},
		"郊区":      nil,
		"国内江河":    nil,
		"神农架林区":   {"神农架林区=place:429021"},
		"长阳县":     {"长阳县=place:420528"},
		"海南藏族自治州": {"海南藏族自治州=place:632500"},
	} {
		if got := written(l, text); !slices.Equal(got, want) {
			t.Errorf("find in %s:\n got %q\nwant %q", text, got, want)
		}
	}
}
