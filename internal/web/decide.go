package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// decide records a curator's verdict and moves on to the next fact; taking one back stays with it.
func (s *site) decide(w http.ResponseWriter, r *http.Request) error {
	request, err := s.decisionRequest(r)
	if err != nil {
		return err
	}
	choice, err := queueChoiceOf(r.PostForm)
	if err != nil {
		return err
	}
	_, err = s.desk.Decide(r.Context(), request)
	if errors.Is(err, postgres.ErrChanged) {
		return s.refuse(w, r, request)
	}
	if err != nil {
		return err
	}
	next, err := s.next(r.Context(), request, choice)
	if err != nil {
		return err
	}
	return s.goOn(w, r, next)
}

// goOn leads to the fact at an address. Our own script, which shows it in place, is answered with it at once: one way
// to the server and back instead of two.
func (s *site) goOn(w http.ResponseWriter, r *http.Request, path string) error {
	if r.Header.Get("Xiaozu-In-Place") == "" {
		http.Redirect(w, r, path, http.StatusSeeOther)
		return nil
	}
	there, err := http.NewRequestWithContext(r.Context(), http.MethodGet, path, nil)
	if err != nil {
		return err
	}
	there.Pattern = "GET /review/{fact}"
	there.SetPathValue("fact", strings.TrimPrefix(there.URL.Path, factPath("", nil)))
	there.Header = r.Header // tells the language
	w.Header().Set("Content-Location", path)
	return s.fact(w, there)
}

// keep is what the button says that leaves a fact as it was decided: a correction of what texts state now.
const keep postgres.Verdict = "keep"

// decisionRequest reads the form: a button names a verdict, or the reason of a rejection.
func (s *site) decisionRequest(r *http.Request) (review.Request, error) {
	request := review.Request{
		Fact: r.PathValue("fact"), Verdict: postgres.Verdict(r.PostForm.Get("verdict")),
		Expect: postgres.State(r.PostForm.Get("state")), Reason: r.PostForm.Get("reason"), By: caller(r).Name,
		Note: strings.TrimSpace(r.PostForm.Get("note")),
	}
	if request.Reason != "" {
		request.Verdict = cmp.Or(request.Verdict, postgres.Reject)
	}
	if request.Verdict != postgres.Correct && request.Verdict != keep {
		return request, nil
	}
	read, err := s.db.Fact(r.Context(), request.Fact)
	if err != nil {
		return review.Request{}, err
	}
	if request.Verdict == keep {
		request.Verdict, request.Corrected = postgres.Correct, &read.Fact
		return request, nil
	}
	right, err := s.statedFact(r.Context(), r.PostForm, read.Fact)
	request.Corrected = &right
	return request, err
}

// next is where a decision leads: to the fact after it in the queue that the curator works on.
func (s *site) next(ctx context.Context, request review.Request, choice queueChoice) (string, error) {
	if request.Verdict == postgres.Undo {
		return factPath(request.Fact, choice.query()), nil
	}
	after, err := s.desk.Following(ctx, choice.filter(request.By), request.Fact, 1)
	if err != nil || len(after) == 0 {
		return factPath(request.Fact, choice.query()), err
	}
	return factPath(after[0].Key, choice.query()), nil
}

// refuse says that the fact changed before the verdict came, and shows it as it is now.
func (s *site) refuse(w http.ResponseWriter, r *http.Request, request review.Request) error {
	now, err := s.db.Statement(r.Context(), request.Fact)
	if err != nil {
		return err
	}
	return s.showFact(w, r, http.StatusConflict, review.Overtaken(request, now))
}
