package registry_test

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// Readers of English are told what a title means, in its first form and without what only explains it.
func TestTitlesHaveEnglishForms(t *testing.T) {
	t.Parallel()
	forms, err := registry.Forms(t.Context(), pgtest.New(t), []lexicon.Title{{Hans: "组长", Hant: "組長", English: "Head (of a group)"},
		{Hans: "主任", Hant: "主任", English: "Director / Chair (of a commission or office)"}, {Hans: "成员", Hant: "成員", English: "Member"}})
	if err != nil {
		t.Fatal(err)
	}
	for title, want := range map[string]string{"组长": "Head", "主任": "Director", "成员": "Member", "站长": ""} {
		if got := forms(title, locale.English); got != want {
			t.Errorf("%s: %q, want %q", title, got, want)
		}
		if got := forms(title, locale.Traditional); got != "" {
			t.Errorf("%s in traditional characters: %q", title, got)
		}
	}
}
