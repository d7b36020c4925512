package web

import (
	"net/http"
)

// A letterView asks whoever reads a letter, or says what was done.
type letterView struct {
	Address string
	Confirm bool // asks whether letters are wanted, else whether they are not
	Done    bool
}

// aboutLetter shows what a link in a letter is for. It changes nothing: programs follow links, too.
func (s *site) aboutLetter(w http.ResponseWriter, r *http.Request) error {
	c, err := s.db.ChannelOfToken(r.Context(), r.PathValue("token"))
	if err != nil {
		return err
	}
	return s.showLetter(w, r, letterView{Address: c.Address, Confirm: confirms(r)})
}

// answerLetter confirms a channel or ends it. Who holds the token may: nobody need sign in (RFC 8058).
func (s *site) answerLetter(w http.ResponseWriter, r *http.Request) error {
	address, err := s.db.ConfirmChannel(r.Context(), r.PathValue("token"), !confirms(r))
	if err != nil {
		return err
	}
	return s.showLetter(w, r, letterView{Address: address, Confirm: confirms(r), Done: true})
}

func confirms(r *http.Request) bool { return r.PathValue("what") == "confirm" }

func (s *site) showLetter(w http.ResponseWriter, r *http.Request, v letterView) error {
	title := say("End alerts")
	if v.Confirm {
		title = say("Confirm alerts")
	}
	s.show(w, r, http.StatusOK, "letter", view{Title: title, Data: v})
	return nil
}
