package review

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

func TestWords(t *testing.T) {
	for want, said := range map[string]any{
		"98\u00a0% sure":        Surely(0.976),
		"3 passages in 1 story": Passages(3, 1),
		"2 passages":            Passages(2, 2),
		"Reject: wrong role":    Judgement(postgres.Reject, "wrong role"),
		"Accept: 4 facts, all or none, with one undo":                  Together(postgres.Accept, "", 4),
		"no fact of this rule was judged yet":                          Precision(postgres.Judged{}),
		"the rule was right in 75 % of 4 facts, likely 30.1 to 95.4 %": Precision(postgres.Judged{Right: 3, Wrong: 1}),
	} {
		if got := locale.English.Text(said); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
