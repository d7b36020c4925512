package web

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/reprint"
)

// copied makes the first three stories copies of the first.
func (s testSite) copied(t *testing.T) {
	t.Helper()
	var copies []postgres.NearStory
	for _, st := range stories()[:3] {
		a, _, _ := st.article()
		copies = append(copies, postgres.NearStory{Source: a.Source, Page: a.Page})
	}
	must(t, s.owner.SaveStories(t.Context(), []postgres.Copied{{Source: copies[0].Source, Page: copies[0].Page, Copies: copies[1:]}}, func(list []reprint.Copy) (int, string) {
		for i, c := range list {
			if c.Origin == "云岭省人民政府办公厅" {
				return i, c.Origin
			}
		}
		return 0, ""
	}))
}

// A page names the copies of its article, and facts tell independent reports from copies.
func TestCopies(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	site.copied(t)
	v := site.visitAs(t, "anna")
	first, _, facts := stories()[0].article()
	hant, _, _ := stories()[2].article()
	v.expect(articlePath(first.Source, first.Page), "Also printed by 2 others", "云岭省人民政府办公厅</span>: this is the original", "海港新聞網")
	v.expect(articlePath(hant.Source, hant.Page), `First published by <span lang="zh-Hans">云岭省人民政府办公厅</span>.`, "the original</p>")
	v.expect(factPath(facts[1].Key(), nil), "3 passages in 1 story")
	v.expect("/review", "3 passages in 1 story")
}
