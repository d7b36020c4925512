package web

import (
	"context"
	"math"
	"net/http"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/password"
)

// How many passwords may be tried within a window, for one account and from one address. Behind
// one address may be a whole office.
const (
	attemptWindow   = 15 * time.Minute
	accountAttempts = 10
	addressAttempts = 50
	accountSubject  = "account "
	addressSubject  = "address "
)

// passwordsAtOnce is how many are checked at once: each takes 64 MiB for a tenth of a second.
const passwordsAtOnce = 2

// signInByPassword signs in with name and password. What is wrong of the two is not told.
func (s *site) signInByPassword(w http.ResponseWriter, r *http.Request) error {
	name := r.PostForm.Get("name")
	until, err := s.countAttempt(r, name)
	if err != nil {
		return err
	}
	if !until.IsZero() {
		s.refuseForNow(w, r, until)
		return nil
	}
	right, err := s.checkPassword(r.Context(), name, r.PostForm.Get("password"))
	if err != nil {
		return err
	}
	if !right {
		s.askToSignIn(w, r, http.StatusUnauthorized, say("The name or the password is wrong."))
		return nil
	}
	if err := s.db.ForgetAttempts(r.Context(), accountSubject+name); err != nil {
		return err
	}
	return s.welcome(w, r, name, wanted(r))
}

// countAttempt counts an attempt, and returns until when none is allowed; zero if this one is.
func (s *site) countAttempt(r *http.Request, name string) (time.Time, error) {
	for _, limit := range []struct {
		subject string
		most    int
	}{{addressSubject + s.addressOf(r), addressAttempts}, {accountSubject + name, accountAttempts}} {
		n, until, err := s.db.CountAttempt(r.Context(), limit.subject, attemptWindow)
		if err != nil || n > limit.most {
			return until, err
		}
	}
	return time.Time{}, nil
}

// refuseForNow refuses further passwords until a time.
func (s *site) refuseForNow(w http.ResponseWriter, r *http.Request, until time.Time) {
	wait := max(time.Until(until), time.Second)
	retryAfter(w, wait)
	s.Log.Warn("too many attempts to sign in", "address", s.addressOf(r))
	s.askToSignIn(w, r, http.StatusTooManyRequests, say("Too many attempts to sign in. Wait {n minute|minutes}, or use a one-time address.",
		int(math.Ceil(wait.Minutes()))))
}

// checkPassword takes as long for an account that is not there. Few are checked at once, so that
// a flood of them does not take the memory of the pages.
func (s *site) checkPassword(ctx context.Context, name, secret string) (bool, error) {
	kept, err := s.db.PasswordHash(ctx, name)
	if err != nil || len(secret) > password.MaxLength {
		return false, err
	}
	select {
	case s.checking <- struct{}{}:
		defer func() { <-s.checking }()
	case <-ctx.Done():
		return false, ctx.Err()
	}
	return password.Matches(kept, secret)
}
