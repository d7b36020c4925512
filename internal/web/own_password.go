package web

import (
	"errors"
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/password"
)

// changePassword sets a password, for which the one before is asked, and signs out everywhere else.
func (s *site) changePassword(w http.ResponseWriter, r *http.Request) error {
	user, next := caller(r), r.PostFormValue("new")
	if user.Password {
		right, err := s.checkOwnPassword(r)
		if err != nil {
			return err
		}
		if !right {
			return s.showAccount(w, r, http.StatusUnprocessableEntity, accountView{Notice: say("The current password is wrong. Nothing was changed.")})
		}
	}
	if err := password.Check(user.Name, next); err != nil {
		return s.showAccount(w, r, http.StatusUnprocessableEntity, accountView{Notice: passwordProblem(err)})
	}
	token, err := s.renew(r, user.Name)
	if err != nil {
		return err
	}
	if err := s.db.SetPassword(r.Context(), user.Name, password.Hash(next), token); err != nil {
		return err
	}
	return s.showAccount(w, r, http.StatusOK, accountView{Notice: say("The password is changed. Everywhere else you are signed out.")})
}

// checkOwnPassword counts as an attempt to sign in: a session left open gives no free tries.
func (s *site) checkOwnPassword(r *http.Request) (bool, error) {
	name := caller(r).Name
	n, _, err := s.db.CountAttempt(r.Context(), accountSubject+name, attemptWindow)
	if err != nil || n > accountAttempts {
		return false, err
	}
	return s.checkPassword(r.Context(), name, r.PostFormValue("current"))
}

func passwordProblem(err error) locale.Message {
	switch {
	case errors.Is(err, password.ErrShort):
		return say("The password needs at least {n character|characters}. Nothing was changed.", password.MinLength)
	case errors.Is(err, password.ErrName):
		return say("The password must not hold your name. Nothing was changed.")
	}
	return say("The password is too long. Nothing was changed.")
}
