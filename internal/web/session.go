package web

import (
	"net/http"
	"strings"
	"time"

	"github.com/alexedwards/scs/v2"
)

// sessionLifetime is how long a person stays signed in.
const sessionLifetime = 14 * 24 * time.Hour

// userKey is where a session keeps the name of who is signed in.
const userKey = "user"

// newSessions keeps sessions in store. The cookie is for us alone: no script reads it, no other
// site's form sends it, and with https it never leaves in the clear.
func newSessions(store scs.Store, base string) *scs.SessionManager {
	m := scs.New()
	m.Store = store
	m.Lifetime = sessionLifetime
	m.Cookie.Name = "xiaozu"
	m.Cookie.HttpOnly = true
	m.Cookie.SameSite = http.SameSiteLaxMode
	m.Cookie.Secure = strings.HasPrefix(base, "https:")
	return m
}
