package web

import (
	"errors"
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// An accountView is what a person can see and change of the own account.
type accountView struct {
	postgres.User
	Notice   any // what was done just now; nil for nothing
	Secret   string
	Sessions []postgres.Session
	Here     string // id of the session that shows the page
	Tokens   []postgres.APIToken
	Scopes   []postgres.Scope // that the user can give away
	Expiries []expiry
}

// account shows the own account.
func (s *site) account(w http.ResponseWriter, r *http.Request) error {
	return s.showAccount(w, r, http.StatusOK, accountView{})
}

// showAccount adds to v what there is to see.
func (s *site) showAccount(w http.ResponseWriter, r *http.Request, status int, v accountView) (err error) {
	v.User, v.Here = caller(r), postgres.SessionID(s.sessions.Token(r.Context()))
	if v.Sessions, err = s.db.UserSessions(r.Context(), v.Name); err != nil {
		return err
	}
	if v.Tokens, err = s.db.APITokens(r.Context(), v.Name); err != nil {
		return err
	}
	v.Scopes, v.Expiries = scopesOf(v.User), expiries
	return s.pageAs(w, r, status, "account", view{Title: say("Account"), Section: "account", Data: v})
}

// chooseShortcuts turns the keys of the pages on or off.
func (s *site) chooseShortcuts(w http.ResponseWriter, r *http.Request) error {
	if err := s.db.SetShortcuts(r.Context(), caller(r).Name, r.PostFormValue("shortcuts") == "on"); err != nil {
		return err
	}
	http.Redirect(w, r, "/account", http.StatusSeeOther)
	return nil
}

// endSessions signs out of one session, or everywhere.
func (s *site) endSessions(w http.ResponseWriter, r *http.Request) error {
	name := caller(r).Name
	if id := r.PostFormValue("session"); id != "" {
		err := s.db.EndSession(r.Context(), name, id)
		if err != nil && !errors.Is(err, postgres.ErrNotFound) { // it may have ended by itself
			return err
		}
		http.Redirect(w, r, "/account", http.StatusSeeOther)
		return nil
	}
	if err := s.db.EndSessions(r.Context(), name); err != nil {
		return err
	}
	return s.signOut(w, r)
}
