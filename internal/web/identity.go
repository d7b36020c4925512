package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// An identityView is who a group or person is said to be, and what may be said of it.
type identityView struct {
	Kind, ID, Name string
	Group          string // address of the group's page; "" for a person
	Bodies         []bodyLine
	Links          []string
	Decisions      []identityLine
	MayDecide      bool
	Other          string // id that a suggestion proposes to be the same
}

// A bodyLine is where a person has seats.
type bodyLine struct {
	ID, Name string
	Seats    []seat
}

// An identityLine is a decision on who is who.
type identityLine struct {
	N        int
	Says     locale.Message
	Reason   string
	By       string
	At       time.Time
	Standing bool
}

// identity shows what was decided on who one group or person is.
func (s *site) identity(w http.ResponseWriter, r *http.Request) error {
	kind, id := r.PathValue("kind"), r.PathValue("id")
	if kind != "group" && kind != "person" {
		return errNoSuchPage
	}
	all, err := s.db.Identities(r.Context())
	if err != nil {
		return err
	}
	who := registry.NewIdentities(all)
	v := identityView{Kind: kind, ID: id, Name: id, Links: who.Links(kind, id), MayDecide: rankOf(caller(r)) >= curator, Other: r.URL.Query().Get("other")}
	if kind == "group" {
		v.Group = groupPath(id)
	}
	origins := who.Origins(kind, id)
	for _, d := range all {
		if d.Kind == kind && (slices.Contains(origins, d.Subject) || slices.Contains(origins, d.Other)) {
			v.Decisions = append(v.Decisions, newIdentityLine(d, who))
		}
	}
	if err := s.addIdentitySeats(r, &v); err != nil {
		return err
	}
	if len(v.Bodies) == 0 && len(v.Decisions) == 0 && kind == "person" {
		return errNoSuchPage
	}
	return s.page(w, r, "identity", view{Title: name(v.Name), Section: "review", Data: v})
}

// addIdentitySeats names the group or person, and lists a person's seats body by body.
func (s *site) addIdentitySeats(r *http.Request, v *identityView) error {
	if v.Kind == "group" {
		g, err := s.db.Group(r.Context(), v.ID)
		if errors.Is(err, postgres.ErrNotFound) && len(v.Decisions) > 0 {
			return nil // it became a part of another
		}
		v.Name = g.Name
		return err
	}
	seats, err := s.db.SeatsOf(r.Context(), v.ID)
	for _, st := range seats {
		v.Name = st.PersonName
		if n := len(v.Bodies); n == 0 || v.Bodies[n-1].ID != st.Body {
			v.Bodies = append(v.Bodies, bodyLine{ID: st.Body, Name: st.BodyName})
		}
		last := &v.Bodies[len(v.Bodies)-1]
		last.Seats = append(last.Seats, newSeats([]postgres.Seat{st})...)
	}
	return err
}

func newIdentityLine(d postgres.IdentityDecision, who registry.Identities) identityLine {
	standing := slices.ContainsFunc(who.Standing(), func(s postgres.IdentityDecision) bool { return s.N == d.N })
	return identityLine{d.N, identified(d), d.Reason, d.By, d.At, standing}
}

// identified says what was decided.
func identified(d postgres.IdentityDecision) locale.Message {
	switch d.Action {
	case postgres.Merge:
		return say("{a} is {b}", name(d.Subject), name(d.Other))
	case postgres.Split:
		return say("a part of {a} is {b}", name(d.Subject), name(d.Other))
	case postgres.Stay:
		if d.Other == "" {
			return say("{a} is one", name(d.Subject))
		}
		return say("{a} is not {b}", name(d.Subject), name(d.Other))
	case postgres.Link:
		return say("more about {a}: {address}", name(d.Subject), d.Other)
	}
	return say("decision {n} taken back", d.Undoes)
}

// decideIdentity takes a decision on who is who.
func (s *site) decideIdentity(w http.ResponseWriter, r *http.Request) error {
	d, err := s.identityRequest(r)
	if err != nil {
		return err
	}
	err = registry.Identify(r.Context(), s.db, s.seeker.Lexicon, d)
	if errors.Is(err, registry.ErrNoIdentity) {
		return problem{http.StatusUnprocessableEntity, say("Not a decision"), diagnosis(err.Error()),
			say("Go back and choose again.")}
	}
	if err != nil {
		return err
	}
	back := identityPath(r.PostForm.Get("kind"), r.PostForm.Get("subject"), "")
	if d.Action == postgres.Merge {
		back = identityPath(d.Kind, d.Other, "")
	}
	if r.PostForm.Get("subject") == "" || d.Action == postgres.Stay {
		back = "/namesakes"
	}
	http.Redirect(w, r, back, http.StatusSeeOther)
	return nil
}

func (s *site) identityRequest(r *http.Request) (d postgres.IdentityDecision, err error) {
	f := r.PostForm
	since, err := news.ParseDate(f.Get("since"))
	undoes, wrong := strconv.Atoi("0" + f.Get("undoes"))
	if err != nil || wrong != nil {
		return d, problem{http.StatusUnprocessableEntity, say("Not a decision"),
			say("A date is a year, a month or a day: 2018, 2018-08 or 2018-08-15."), say("Go back and choose again.")}
	}
	d = postgres.IdentityDecision{Action: postgres.IdentityAction(f.Get("action")), Kind: f.Get("kind"), Subject: f.Get("subject"),
		Other: f.Get("other"), Bodies: f["body"], Since: since, Undoes: undoes, Reason: f.Get("reason"), By: caller(r).Name}
	if d.Action == postgres.Merge {
		d.Other, err = s.calledSo(r.Context(), d.Kind, strings.TrimSpace(d.Other))
	}
	return d, err
}

// calledSo is the id of the only group or person of the dictionaries that has a name; else what was typed is one.
func (s *site) calledSo(ctx context.Context, kind, typed string) (string, error) {
	entry := s.db.EntryOfBody
	if kind == "person" {
		entry = s.db.EntryOfPerson
	}
	id, err := entry(ctx, typed)
	return cmp.Or(id, typed), err
}

func identityPath(kind, id, other string) string {
	return withQuery("/identities/"+url.PathEscape(kind)+"/"+url.PathEscape(id), given(map[string]string{"other": other}))
}
