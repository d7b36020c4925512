package web

import (
	"errors"
	"net/http"
	"net/url"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// SignInPath is the path of the one-time address that a token opens.
func SignInPath(token string) string { return "/sign-in/" + url.PathEscape(token) }

// A signInView asks who is there.
type signInView struct {
	Why  locale.Message
	Back string // where the visitor wanted to go
}

// signIn uses up a one-time address. A browser that only fetches ahead must not.
func (s *site) signIn(w http.ResponseWriter, r *http.Request) error {
	if r.Method == http.MethodHead || r.Header.Get("Sec-Purpose") != "" {
		w.WriteHeader(http.StatusServiceUnavailable)
		return nil
	}
	user, err := s.db.SignIn(r.Context(), r.PathValue("token"))
	if errors.Is(err, postgres.ErrNotFound) {
		s.askToSignIn(w, r, http.StatusUnauthorized, say("This address was used already, or is older than an hour."))
		return nil
	}
	if err != nil {
		return err
	}
	return s.welcome(w, r, user.Name, "/")
}

// signInPage asks who is there.
func (s *site) signInPage(w http.ResponseWriter, r *http.Request) error {
	s.askToSignIn(w, r, http.StatusOK, say("These pages are for people who have an account here."))
	return nil
}

// welcome signs a user in and leads to where the user wanted to go.
func (s *site) welcome(w http.ResponseWriter, r *http.Request, name, back string) error {
	if _, err := s.renew(r, name); err != nil {
		return err
	}
	http.Redirect(w, r, ownPath(back), http.StatusSeeOther)
	return nil
}

// renew gives a user a session that is new: nobody can have planted or seen its token.
func (s *site) renew(r *http.Request, name string) (token string, err error) {
	if err := s.sessions.RenewToken(r.Context()); err != nil {
		return "", err
	}
	s.sessions.Put(r.Context(), userKey, name)
	token, _, err = s.sessions.Commit(r.Context())
	if err != nil {
		return "", err
	}
	return token, s.db.OwnSession(r.Context(), token, name, r.UserAgent())
}

// askToSignIn says how to get in, and why it is asked.
func (s *site) askToSignIn(w http.ResponseWriter, r *http.Request, status int, why locale.Message) {
	s.show(w, r, status, "sign-in", view{Title: say("Sign in"), Data: signInView{why, wanted(r)}})
}

// wanted is the page that a visitor who must sign in first wanted to see.
func wanted(r *http.Request) string {
	back := r.PostFormValue("back")
	if back == "" && r.Method == http.MethodGet {
		back = r.URL.RequestURI()
	}
	if back = ownPath(back); strings.HasPrefix(back, "/sign-in") {
		return "/"
	}
	return back
}
