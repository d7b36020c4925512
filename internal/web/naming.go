package web

import (
	"cmp"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// An addedName is a mention that a curator added.
type addedName struct {
	N    int
	Says locale.Message
	Laid bool // see postgres.AddedMention
	By   string
	At   time.Time
}

func newAddedNames(added []postgres.AddedMention) (lines []addedName) {
	for _, m := range added {
		lines = append(lines, addedName{m.N, namingSaid(m.Text, m.Canonical), m.Laid, m.By, m.At})
	}
	return lines
}

// namingSaid says whom words name.
func namingSaid(words, who string) locale.Message {
	return say("“{words}” names {who}", name(words), name(who))
}

// namesIn are the groups and people that an article is known to name, to be offered.
func namesIn(mentions []news.Mention) (names []string) {
	for _, m := range mentions {
		if m.Kind == news.GroupMention || m.Kind == news.PersonMention {
			names = append(names, cmp.Or(m.Canonical, m.Text))
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// nameInArticle adds a mention to an article, or takes one back that was added.
func (s *site) nameInArticle(w http.ResponseWriter, r *http.Request) error {
	a, err := s.db.Article(r.Context(), r.PathValue("source"), r.PathValue("page"))
	if err != nil {
		return err
	}
	if undoes := r.PostForm.Get("undoes"); undoes != "" {
		err = s.takeNameBack(r, a, undoes)
	} else {
		err = s.addName(r, a)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, articlePath(a.Source, a.Page), http.StatusSeeOther)
	return nil
}

func (s *site) addName(r *http.Request, a postgres.Article) error {
	passage, err := quoted(a.Text(), r.PostForm)
	if err != nil {
		return err
	}
	err = s.desk.AddMention(r.Context(), review.Naming{Article: a.Article, Passage: passage, Called: r.PostForm.Get("names"),
		Bare: r.PostForm.Has("bare"), By: caller(r).Name})
	if unclear, is := errors.AsType[review.UnclearError](err); is {
		return unreadable(unclear.Why)
	}
	if errors.Is(err, postgres.ErrChanged) {
		return notNeeded(say("The article is read so at this place already, or its text has changed."), say("Look at the article."))
	}
	return err
}

func (s *site) takeNameBack(r *http.Request, a postgres.Article, undoes string) error {
	n, err := strconv.Atoi(undoes)
	if err != nil || !slices.ContainsFunc(a.Added, func(m postgres.AddedMention) bool { return m.N == n }) {
		return notNeeded(say("Somebody took the mention back meanwhile."), say("Look at the article."))
	}
	return s.desk.RemoveMention(r.Context(), n, caller(r).Name)
}
