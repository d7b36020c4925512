package web

import (
	"net/http"
	"slices"
	"strconv"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// An expiry is how long a token may live.
type expiry struct {
	Days int // 0 for ever
	Name locale.Message
}

// expiries are offered with the safest first.
var expiries = []expiry{{90, say("90 days")}, {365, say("one year")}, {0, say("until it is revoked")}}

// scopesOf are the scopes that a user can give to a token.
func scopesOf(user postgres.User) []postgres.Scope {
	return slices.DeleteFunc(postgres.Scopes(), func(s postgres.Scope) bool {
		return rankOf(postgres.User{Role: s.Role()}) > rankOf(user)
	})
}

// maxLabel bounds what a token is called, in characters.
const maxLabel = 100

// makeToken makes a token and shows it, this once.
func (s *site) makeToken(w http.ResponseWriter, r *http.Request) error {
	token, ok := wantedToken(r)
	if !ok {
		return errNoForm
	}
	secret, err := s.db.NewAPIToken(r.Context(), token)
	if err != nil {
		return err
	}
	return s.showAccount(w, r, http.StatusCreated, accountView{Secret: secret})
}

// wantedToken reads the form; ok tells whether the user may have such a token.
func wantedToken(r *http.Request) (t postgres.APIToken, ok bool) {
	user, label, scope := caller(r), r.PostFormValue("label"), postgres.Scope(r.PostFormValue("scope"))
	days, err := strconv.Atoi(r.PostFormValue("days"))
	known := slices.ContainsFunc(expiries, func(e expiry) bool { return e.Days == days })
	if err != nil || !known || label == "" || len([]rune(label)) > maxLabel || !slices.Contains(scopesOf(user), scope) {
		return t, false
	}
	t = postgres.APIToken{User: user.Name, Label: label, Scope: scope}
	if days > 0 {
		t.Expires = time.Now().AddDate(0, 0, days)
	}
	return t, true
}

// revokeToken ends a token of the own account.
func (s *site) revokeToken(w http.ResponseWriter, r *http.Request) error {
	if err := s.db.RevokeAPIToken(r.Context(), caller(r).Name, r.PathValue("id")); err != nil {
		return err
	}
	http.Redirect(w, r, "/account", http.StatusSeeOther)
	return nil
}
