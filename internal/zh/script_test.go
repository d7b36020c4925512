package zh_test

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

func TestScriptOf(t *testing.T) {
	for _, c := range []struct{ text, script, language string }{
		{"云岭省成立海岛保护领导小组", "Hans", "zh"},
		{"雲嶺省成立海島保護領導小組", "Hant", "zh"},
		{"政府今日委任高遠", "Hant", "zh"},
		{"高山", "Hans", "zh"},
		{"The Yunling group (云岭) met in the provincial capital on Monday", "Latn", "en"},
		{"高远 (Gao Yuan) 出席", "Hans", "zh"},
		{"2018-08-15", "", ""},
	} {
		if got := zh.ScriptOf(c.text); got != c.script {
			t.Errorf("ScriptOf(%q) = %q, want %q", c.text, got, c.script)
		}
		if got := zh.LanguageOf(zh.ScriptOf(c.text)); got != c.language {
			t.Errorf("LanguageOf(%q) = %q, want %q", c.text, got, c.language)
		}
	}
}
