package web

import (
	"net/http"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
)

// languageCookie keeps the language that a visitor chose.
const languageCookie = "language"

// spoken is the language of the page that answers r: that of the account, or the one chosen in this
// browser, or else the one that the browser asks for.
func spoken(r *http.Request) locale.Language {
	if own := locale.Language(caller(r).Language); own.Known() {
		return own
	}
	if c, err := r.Cookie(languageCookie); err == nil && locale.Language(c.Value).Known() {
		return locale.Language(c.Value)
	}
	return locale.Accepted(r.Header.Get("Accept-Language"))
}

// chooseLanguage keeps the visitor's choice and leads back to where it was made.
func (s *site) chooseLanguage(w http.ResponseWriter, r *http.Request) error {
	chosen := locale.Language(r.PostFormValue("language"))
	if !chosen.Known() {
		return errNoSuchPage
	}
	if name := caller(r).Name; name != "" {
		if err := s.db.SetLanguage(r.Context(), name, string(chosen)); err != nil {
			return err
		}
	}
	http.SetCookie(w, &http.Cookie{Name: languageCookie, Value: string(chosen), Path: "/", MaxAge: 400 * 24 * 60 * 60,
		HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: strings.HasPrefix(s.Base, "https:")})
	http.Redirect(w, r, ownPath(r.PostFormValue("back")), http.StatusSeeOther)
	return nil
}

// ownPath is path if it is one of this site, and else the first page.
func ownPath(path string) string {
	if !strings.HasPrefix(path, "/") || strings.HasPrefix(path, "//") || strings.ContainsAny(path, "\\\r\n\t") {
		return "/"
	}
	return path
}
