package web

import (
	"context"
	"errors"
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// guard runs a route's handler for those who may.
func (s *site) guard(route route) http.Handler {
	return s.sessions.LoadAndSave(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		r, err := s.admit(r, route.least)
		if err == nil {
			err = route.handle(w, r)
		}
		switch {
		case errors.Is(err, errSignedOut):
			s.askToSignIn(w, r, say("These pages are for people who have an account here."))
		case err != nil:
			s.fail(w, r, err)
		}
	}))
}

// public runs a handler that knows no sessions.
func (s *site) public(handle handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if err := handle(w, r); err != nil {
			s.fail(w, r, err)
		}
	})
}

// errSignedOut says that nobody is signed in, or that the account is disabled.
var errSignedOut = errors.New("not signed in")

// admit looks the caller up anew on every request, so that a disabled account is out at once.
func (s *site) admit(r *http.Request, least rank) (*http.Request, error) {
	if least == anyone {
		return r, nil
	}
	name := s.sessions.GetString(r.Context(), userKey)
	if name == "" {
		return r, errSignedOut
	}
	user, err := s.db.User(r.Context(), name)
	if errors.Is(err, postgres.ErrNotFound) {
		return r, errSignedOut
	}
	if err != nil {
		return r, err
	}
	r = r.WithContext(context.WithValue(r.Context(), callerKey{}, user))
	if rankOf(user) < least {
		return r, errNotAllowed
	}
	return r, nil
}

type callerKey struct{}

// caller is who sent a request that was admitted; the zero User for a public page.
func caller(r *http.Request) postgres.User {
	user, _ := r.Context().Value(callerKey{}).(postgres.User)
	return user
}

func rankOf(user postgres.User) rank {
	switch user.Role {
	case "curator", "administrator":
		return curator
	}
	return reader
}
