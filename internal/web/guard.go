package web

import (
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// maxForm bounds what a form may send, in bytes.
const maxForm = 64 << 10

// guard runs a route's handler for those who may, with the form that it was sent in r.PostForm.
func (s *site) guard(route route) http.Handler {
	return s.sessions.LoadAndSave(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r.Body = http.MaxBytesReader(w, r.Body, maxForm)
		r, err := s.admit(r, route.least)
		if err == nil {
			err = readForm(r)
		}
		if err == nil {
			err = route.handle(w, r)
		}
		switch {
		case errors.Is(err, errSignedOut) && forPrograms(r):
			s.fail(w, r, errNoToken)
		case errors.Is(err, errSignedOut):
			s.askToSignIn(w, r, http.StatusUnauthorized, say("These pages are for people who have an account here."))
		case err != nil:
			s.fail(w, r, err)
		}
	}))
}

// readForm reads the form that a request sends, if it does.
func readForm(r *http.Request) error {
	switch {
	case r.Method != http.MethodPost:
		return nil
	case r.ParseForm() != nil:
		return errNoForm
	case !areTexts(r.PostForm):
		return errNoSuchPage
	}
	return nil
}

// public runs a handler that knows no sessions.
func (s *site) public(handle handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := handle(w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// personally runs a handler that is about the account itself: a token does not do.
func personally(handle handler) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		if _, sent := bearer(r); sent {
			return errNotForTokens
		}
		return handle(w, r)
	}
}

// errSignedOut says that nobody is signed in, or that the account is disabled.
var errSignedOut = errors.New("not signed in")

// admit notes who the caller is, and refuses those who may not.
func (s *site) admit(r *http.Request, least rank) (*http.Request, error) {
	user, err := s.identify(r)
	if errors.Is(err, errSignedOut) && least == anyone {
		return r, nil
	}
	if err != nil {
		return r, err
	}
	r = r.WithContext(context.WithValue(r.Context(), callerKey{}, user))
	if rankOf(user) < least {
		return r, notAllowed(user, least)
	}
	return r, nil
}

// identify looks the caller up anew on every request, so that a disabled account is out at once.
func (s *site) identify(r *http.Request) (user postgres.User, err error) {
	if token, sent := bearer(r); sent {
		return s.identifyProgram(r, token)
	}
	name := s.sessions.GetString(r.Context(), userKey)
	if name == "" {
		return user, errSignedOut
	}
	user, err = s.db.User(r.Context(), name)
	if errors.Is(err, postgres.ErrNotFound) {
		return user, errSignedOut
	}
	return user, err
}

// identifyProgram counts how often a token is sent, and of a wrong one from where.
func (s *site) identifyProgram(r *http.Request, token string) (postgres.User, error) {
	user, err := s.db.TokenUser(r.Context(), token)
	who := token
	if errors.Is(err, postgres.ErrNotFound) {
		who, err = addressSubject+s.addressOf(r), errNoSuchToken
	}
	if wait := s.asked.wait(who, time.Now()); wait > 0 {
		return postgres.User{}, tooOften{wait}
	}
	return user, err
}

// bearer is the token that a program sends in place of a session.
func bearer(r *http.Request) (token string, sent bool) {
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	return strings.TrimSpace(token), strings.EqualFold(scheme, "Bearer")
}

type callerKey struct{}

// caller is who sent a request that was admitted; the zero User if nobody is known.
func caller(r *http.Request) postgres.User {
	user, _ := r.Context().Value(callerKey{}).(postgres.User)
	return user
}

// rankOf is what a user may do. A role that is not known may read, no more.
func rankOf(user postgres.User) rank {
	return reader + rank(max(slices.Index(postgres.Roles(), user.Role), 0))
}
