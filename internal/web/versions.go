package web

import (
	"net/http"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/redline"
)

// A versionsView is what became of an article after it was published.
type versionsView struct {
	Article  reference
	Edits    []edit // the latest first
	Absences []postgres.Absence
	Versions []postgres.PageVersion
}

// An edit is how a text became the next one.
type edit struct {
	Seen    time.Time
	From    int // versions of the page
	To      int
	Title   []redline.Line // none if the headline stayed
	Stretch [][]redline.Line
}

// versions shows the edits of one article.
func (s *site) versions(w http.ResponseWriter, r *http.Request) error {
	a, err := s.db.Article(r.Context(), r.PathValue("source"), r.PathValue("page"))
	if err != nil {
		return err
	}
	editions, err := s.db.Editions(r.Context(), a.Source, a.Page)
	if err != nil {
		return err
	}
	v := versionsView{Article: newArticleView(a).Reference, Edits: edits(a, editions), Versions: a.Versions}
	if v.Absences, err = s.db.Absences(r.Context(), a.Source, a.Page); err != nil {
		return err
	}
	return s.page(w, r, "versions", view{Title: say("Versions of {title}", v.Article.name()), Data: v})
}

func edits(a postgres.Article, editions []postgres.Edition) []edit {
	var list []edit
	title, body := a.Title, a.Body
	for _, e := range slices.Backward(editions) {
		next := edit{Seen: e.Replaced, From: e.Version, To: e.By, Stretch: stretches(redline.Compare(e.Body, body))}
		if !redline.SameText(e.Title, title) {
			next.Title = redline.Compare(e.Title, title)
		}
		list = append(list, next)
		title, body = e.Title, e.Body
	}
	return list
}

// surroundings is how many lines are shown before and after a change.
const surroundings = 1

// stretches are the changed lines of a text with what stands around them.
func stretches(lines []redline.Line) [][]redline.Line {
	var list [][]redline.Line
	last := -1 // line that was shown last
	for i := range lines {
		near := lines[max(0, i-surroundings):min(len(lines), i+surroundings+1)]
		if !slices.ContainsFunc(near, func(l redline.Line) bool { return l.Kind != redline.Same }) {
			continue
		}
		if last < 0 || last != i-1 {
			list = append(list, nil)
		}
		list[len(list)-1] = append(list[len(list)-1], lines[i])
		last = i
	}
	return list
}
