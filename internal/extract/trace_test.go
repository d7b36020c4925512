package extract_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/rulebook"
)

func spelled(ts []rulebook.Token) string {
	parts := make([]string, len(ts))
	for i, t := range ts {
		parts[i] = t.Class + " " + t.Text
	}
	return strings.Join(parts, "|")
}

func explain(text string) (extract.Reading, extract.Trace) {
	return shared().Explain(extract.Document{Text: text, Published: published})
}

func TestExplainARule(t *testing.T) {
	_, trace := explain("今天天气很好。\n会议决定任命周启明为云岭省水利厅厅长。")
	if trace.Passed != 1 || len(trace.Sentences) != 1 || len(trace.Facts) != 1 {
		t.Fatalf("%+v", trace)
	}
	const used = "appoint 决定任命|person 周启明|as 为|post 云岭省水利厅厅长"
	if got := spelled(trace.Sentences[0].Phrases); !strings.Contains(got, used) {
		t.Errorf("phrases are %s", got)
	}
	f := trace.Facts[0]
	if spelled(f.Used) != used || f.Sentence != 0 || f.Rule.Name != "appoint" || !strings.HasPrefix(f.Rule.Reads, "任命") {
		t.Errorf("the fact is explained by %+v", f)
	}
}

func TestExplainARoster(t *testing.T) {
	_, trace := explain("云岭省海岛保护领导小组\n组　长：高　远　副省长\n成　员：罗青")
	if len(trace.Sentences) != 3 {
		t.Fatalf("%+v", trace.Sentences)
	}
	if got := spelled(trace.Sentences[1].Roster); got != "post 组长|colon :|person 高远|post 副省长" {
		t.Errorf("the roster's line is %s", got)
	}
	for _, f := range trace.Facts {
		if f.Rule.Name == "roster" && (f.Used != nil || f.Sentence < 1) {
			t.Errorf("an entry is explained by %+v", f)
		}
	}
}

func TestExplainShowsWhatRulesSee(t *testing.T) {
	_, trace := explain("何秋实5月6日曾任云岭省水利厅厅长。")
	if got, want := spelled(trace.Sentences[0].Phrases), "person 何秋实|(date) 5月6日|hold, past 曾任|post 云岭省水利厅厅长|stop 。"; got != want {
		t.Errorf("phrases are %s, want %s", got, want)
	}
}

func TestExplainEnglish(t *testing.T) {
	_, trace := explain("It rained. Gao Yuan was named mayor of Nangou, replacing Luo Qing.")
	if trace.Passed != 1 || len(trace.Sentences) != 1 || len(trace.Facts) != 2 {
		t.Fatalf("%+v", trace)
	}
	for k, want := range []string{"person Gao Yuan|was was|appoint named|post mayor of Nangou", "replace replacing|person Luo Qing"} {
		if got := spelled(trace.Facts[k].Used); got != want || trace.Facts[k].Rule.Pattern == "" {
			t.Errorf("fact %d is explained by %s, want %s", k, got, want)
		}
	}
}

func TestExplainSaysHowATextIsTaken(t *testing.T) {
	for text, want := range map[string]extract.Genre{
		"":                                    extract.EmptyText,
		"云":                                   extract.ChineseNews,
		"Zhou Qiming was appointed governor.": extract.EnglishNews,
		"他说：“好。”\n她说：“不好。”": extract.Fiction,
	} {
		if _, trace := explain(text); trace.Genre != want {
			t.Errorf("%q is taken as %s, want %s", text, trace.Genre, want)
		}
	}
}

// Explaining reads no more and no less than reading.
func TestExplainReadsTheSame(t *testing.T) {
	for _, text := range append(notices(t), awkward...) {
		want := read(text)
		got, trace := explain(text)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-read +explained):\n%s", text, diff)
		}
		if len(trace.Facts) != len(got.Facts) {
			t.Errorf("%q: %d of %d facts are explained", text, len(trace.Facts), len(got.Facts))
		}
	}
}
