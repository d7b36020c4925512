package locale

import (
	"slices"
	"testing"
	"testing/fstest"
)

// What is said somewhere is translated, and what is translated is said somewhere.
func TestEveryMessageIsTranslated(t *testing.T) {
	used := usedMessages(t)
	for _, key := range used {
		if catalogue()[key] == nil {
			t.Errorf("no line in internal/locale/catalogue for %q", key)
		}
	}
	for key := range catalogue() {
		if !slices.Contains(used, key) {
			t.Errorf("nothing says %q: take its line out of internal/locale/catalogue", key)
		}
	}
}

func TestTranslationsFitTheirMessages(t *testing.T) {
	for key, translated := range catalogue() {
		want := holes(key)
		slices.Sort(want)
		for _, l := range []Language{Simplified, Traditional} {
			got := holes(translated[l])
			slices.Sort(got)
			if translated[l] == "" || !slices.Equal(got, want) {
				t.Errorf("%s of %q is %q: it names the holes %q", l, key, translated[l], got)
			}
		}
	}
}

func TestLoadSaysWhatIsWrong(t *testing.T) {
	for text, want := range map[string]string{
		"Groups\t小组\n":       `catalogue/a.tsv, line 1: "Groups\t小组": want English, simplified and traditional Chinese, parted by tabs`,
		"A\t甲\t甲\nA\t乙\t乙\n": `catalogue/a.tsv, line 2: "A" is translated otherwise already; tell two meanings apart by ending in " @meaning"`,
	} {
		_, err := load(fstest.MapFS{"catalogue/a.tsv": {Data: []byte(text)}})
		if err == nil || err.Error() != want {
			t.Errorf("%q: error %v, want %s", text, err, want)
		}
	}
}
