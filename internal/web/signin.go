package web

import (
	"errors"
	"net/http"
	"net/url"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// SignInPath is the path of the one-time address that a token opens.
func SignInPath(token string) string { return "/sign-in/" + url.PathEscape(token) }

// signIn uses up a one-time address. A browser that only fetches ahead must not.
func (s *site) signIn(w http.ResponseWriter, r *http.Request) error {
	if r.Method == http.MethodHead || r.Header.Get("Sec-Purpose") != "" {
		w.WriteHeader(http.StatusServiceUnavailable)
		return nil
	}
	user, err := s.db.SignIn(r.Context(), r.PathValue("token"))
	if errors.Is(err, postgres.ErrNotFound) {
		s.askToSignIn(w, r, say("This address was used already, or is older than an hour."))
		return nil
	}
	if err != nil {
		return err
	}
	if err := s.sessions.RenewToken(r.Context()); err != nil {
		return err
	}
	s.sessions.Put(r.Context(), userKey, user.Name)
	http.Redirect(w, r, "/", http.StatusSeeOther)
	return nil
}

// askToSignIn says how to get in, and why it is asked.
func (s *site) askToSignIn(w http.ResponseWriter, r *http.Request, why locale.Message) {
	s.show(w, r, http.StatusUnauthorized, "sign-in", view{Title: say("Sign in"), Data: why})
}
