package zh_test

import (
	"os"
	"strings"
	"testing"
	"unicode"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// folder is the one of the dictionaries.
func folder(t testing.TB) *zh.Folder {
	t.Helper()
	f, err := os.Open("../../dictionaries/variants.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	folder, err := zh.NewFolder(f)
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

func TestFold(t *testing.T) {
	f := folder(t)
	for _, c := range []struct{ text, want string }{
		{"中央全面深化改革領導小組", "中央全面深化改革领导小组"},
		{"衛衞峰峯群羣裡裏台臺啟啓為爲說説床牀鑒鑑秘祕后後隻衹祇幹榦", "卫卫峰峰群群里里台台启启为为说说床床鉴鉴秘秘后后只只只干干"},
		{"組　長：高\u00a0遠（女）；", "组 长:高 远(女);"},
		{"２０１８年８月１５日，Ａ％", "2018年8月15日,A%"},
		{"「島務」『海』《云》〈岭〉。、", "“岛务”‘海’《云》《岭》。、"},
		{"阿依古麗•買買提 阿依古麗‧買買提 阿依古麗・買買提 阿依古麗．買買提 阿依古麗.買買提", "阿依古丽·买买提 阿依古丽·买买提 阿依古丽·买买提 阿依古丽·买买提 阿依古丽·买买提"},
		{"一.总体要求 2．9 Mr. Gao", "一.总体要求 2.9 Mr. Gao"},
		{"⼭\uf9d1𨦫", "山六䦀"},
		{"显著 着力 瞭望", "显著 着力 瞭望"},
	} {
		if got := f.String(c.text); got != c.want {
			t.Errorf("fold %q = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestFoldingTwiceIsFoldingOnce(t *testing.T) {
	f := folder(t)
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if once := f.Rune(r); f.Rune(once) != once {
			t.Errorf("%q folds to %q and then to %q", r, once, f.Rune(once))
		}
	}
}

func TestNewFolderNamesTheLine(t *testing.T) {
	for _, table := range []string{"variant\tfolded\n國\t国\n國国\n", "variant\tfolded\n國\t国\n國\t国家\n", "variant\tfolded\n國\t国\n\n"} {
		_, err := zh.NewFolder(strings.NewReader(table))
		if err == nil || !strings.Contains(err.Error(), "line 3") {
			t.Errorf("NewFolder(%q): error %v, want one that names line 3", table, err)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"組　長：高　遠", "一.二.三", "\ufeff高\u200b遠\r\n", "\xff\xfe", "…」。\n\n「", "", "買.\u200b買　·\n提", "高\U000e0100遠", "一．二"} {
		f.Add(s)
	}
	folder := folder(f)
	f.Fuzz(func(t *testing.T, s string) {
		text := folder.Text(s)
		if len(text.Folded) != len(text.Runes) {
			t.Fatalf("%d characters folded to %d", len(text.Runes), len(text.Folded))
		}
		if again := folder.Fold(text.Folded); string(again) != string(text.Folded) {
			t.Errorf("folded %q, folded again %q", string(text.Folded), string(again))
		}
		checkJoined(t, text)
		checkSpans(t, folder, text)
		checkSentences(t, text.Folded)
	})
}
