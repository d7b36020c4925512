package lexicon_test

import (
	"slices"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// TestNamesByDate tells bodies of one name apart by the day, as precisely as it is known: the day
// of a change can mean both, and so can a year in which there was one.
func TestNamesByDate(t *testing.T) {
	l := load(t)
	for _, c := range []struct {
		name string
		kind lexicon.Kind
		on   string
		want []string
	}{
		{"中央政法小组", lexicon.GroupName, "1957", []string{"central-political-legal-sg-1956"}},
		{"中央政法小组", lexicon.GroupName, "1958-06-09", []string{"central-political-legal-sg-1956"}},
		{"中央政法小组", lexicon.GroupName, "1958-06-11", []string{"central-political-legal-sg-1958"}},
		{"中央政法小组", lexicon.GroupName, "1958", []string{"central-political-legal-sg-1956", "central-political-legal-sg-1958"}},
		{"中央政法小组", lexicon.GroupName, "1955", nil},
		{"中央政法委员会", lexicon.GroupName, "1985-03", []string{"central-political-legal-commission-1980"}},
		{"中央政法委员会", lexicon.GroupName, "1989", nil},
		{"中央政法委员会", lexicon.GroupName, "2012-11-20", []string{"central-political-legal-commission"}},
		{"国家科技领导小组", lexicon.GroupName, "1997", []string{"national-science-technology-lg-1996"}},
		{"国家科技领导小组", lexicon.GroupName, "2019", []string{"national-science-technology-lg-2018"}},
		{"国家科技领导小组办公室", lexicon.OfficeName, "2019", []string{"national-science-technology-lg-2018"}},
		{"国家药品监督管理局", lexicon.AgencyName, "2001-05", []string{"sdaold"}},
		{"国家药监局", lexicon.AgencyName, "2001-05", []string{"sdaold"}},
		{"国家药品监督管理局", lexicon.AgencyName, "2010", nil},
		{"国家药品监督管理局", lexicon.AgencyName, "2020-01-01", []string{"nmpa"}},
		{"國家藥品監督管理局", lexicon.AgencyName, "", []string{"sdaold", "nmpa"}},
	} {
		day, err := news.ParseDate(c.on)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range l.Find(l.Folder().Text(c.name)) {
			if m.Kind != c.kind || m.Span.Len() != len([]rune(c.name)) {
				continue
			}
			for _, n := range m.Names {
				if n.ValidOn(day) {
					got = append(got, n.Entry)
				}
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s on %q is %q, want %q", c.name, c.on, got, c.want)
		}
	}
}

// TestSuccession follows groups and agencies from name to name along the main line of their lineage.
func TestSuccession(t *testing.T) {
	l := load(t)
	for _, c := range []struct {
		from string
		next func(id string) (string, bool)
		want []string
	}{
		{"central-political-legal-sg-1956", groupSuccessor(l), []string{"central-political-legal-sg-1958",
			"central-political-legal-sg-1978", "central-political-legal-commission-1980",
			"central-political-legal-lg-1988", "central-political-legal-commission"}},
		{"sdaold", agencySuccessor(l), []string{"sfda", "cfda", "samr"}},
	} {
		var got []string
		for id, ok := c.next(c.from); ok; id, ok = c.next(id) {
			got = append(got, id)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("after %s come %q, want %q", c.from, got, c.want)
		}
	}
}

func groupSuccessor(l *lexicon.Lexicon) func(string) (string, bool) {
	return func(id string) (string, bool) {
		g, ok := l.Group(id)
		return g.Successor, ok && g.Successor != ""
	}
}

func agencySuccessor(l *lexicon.Lexicon) func(string) (string, bool) {
	return func(id string) (string, bool) {
		a, ok := l.Agency(id)
		return a.Successor, ok && a.Successor != ""
	}
}
