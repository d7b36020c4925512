package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// A lessonView is what a name changed in articles that were read again for it.
type lessonView struct {
	lessonLine
	Fact    string // address of the fact that taught it, or ""
	Left    int    // articles to be read again
	Touched []lessonEffect
	Rest    []lessonEffect
	Moves   int  // of Touched, how many may be carried over
	May     bool // whether the name can be refused
	Curator bool // who alone is offered to do so
	Reasons []string
}

// A lessonEffect is what articles state in place of what they stated.
type lessonEffect struct {
	What    any // gained, changed or lost
	Sign    string
	Class   string
	Said    *stated
	Says    *stated
	Rest    any
	Article reference
}

// A stated is a fact; Href is "" for one that is gone.
type stated struct {
	Href      string
	Statement any
	Date      any
	State     postgres.State
}

func newStated(a *postgres.Arguments, state postgres.State) *stated {
	if a == nil {
		return nil
	}
	s := &stated{Statement: statement(a.Stated()), Date: day(a.Date), State: state}
	if state != "" {
		s.Href = factPath(a.Fact, nil)
	}
	return s
}

// effectClasses are the colours of changes by their signs.
var effectClasses = map[string]string{"+": "added", "±": "ended", "†": "ended", "−": "gone"}

func newLessonEffect(e postgres.LessonEffect) lessonEffect {
	sign, says := review.Became(e)
	return lessonEffect{What: says, Sign: sign, Class: effectClasses[sign], Said: newStated(e.Said, e.Was), Says: newStated(e.Says, e.Is),
		Rest: say("{n article|articles}", e.Articles), Article: newReference(e.First)}
}

// lesson shows what one name changed.
func (s *site) lesson(w http.ResponseWriter, r *http.Request) error {
	l, err := s.db.Lesson(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	effects, err := s.db.LessonEffects(r.Context(), l.ID)
	if err != nil {
		return err
	}
	v := lessonView{lessonLine: newLessonLine(l), Left: l.Left, Reasons: review.Reasons(),
		Moves: len(review.Moves(effects)), Curator: rankOf(caller(r)) >= curator, May: review.MayRefuse(l)}
	if l.Fact != "" {
		v.Fact = factPath(l.Fact, nil)
	}
	for _, e := range effects {
		list := &v.Rest
		if review.LostText(e) {
			list = &v.Touched
		}
		*list = append(*list, newLessonEffect(e))
	}
	return s.page(w, r, "lesson", view{Title: name(l.Name), Section: "review", Data: v})
}

// judgeLesson takes the name away, so that its articles are read again without it, or carries decisions over
// to what the articles state with it.
func (s *site) judgeLesson(w http.ResponseWriter, r *http.Request) error {
	l, err := s.db.Lesson(r.Context(), r.PathValue("id"))
	if err != nil {
		return err
	}
	if r.PostForm.Has("carry") {
		err = s.carryOver(r.Context(), l, caller(r).Name)
	} else {
		err = s.desk.RefuseName(r.Context(), review.Refusal{Group: l.Group, Name: l.Name, Reason: r.PostForm.Get("reason"), By: caller(r).Name})
	}
	if errors.Is(err, postgres.ErrChanged) {
		return notNeeded(say("Somebody refused the name meanwhile, or decided anew."), say("Look at what became of it under Learned names."))
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, lessonPath(l.ID), http.StatusSeeOther)
	return nil
}

func (s *site) carryOver(ctx context.Context, l postgres.Lesson, by string) error {
	effects, err := s.db.LessonEffects(ctx, l.ID)
	if err != nil {
		return err
	}
	return s.desk.CarryOver(ctx, review.Moves(effects), by)
}
