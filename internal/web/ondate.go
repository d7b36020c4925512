package web

import (
	"net/http"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/registry"
)

// askedDate is the date that an address asks for, ?on=2018-03-01 or a month or year; else today.
func askedDate(r *http.Request) (news.Date, error) {
	asked := r.URL.Query().Get("on")
	if asked == "" {
		return news.DateOf(time.Now()), nil
	}
	on, err := news.ParseDate(asked)
	if err != nil {
		return on, errNoDate
	}
	return on, nil
}

var errNoDate = problem{http.StatusBadRequest, say("Not a date"), say("A date is written 2018-03-01, 2018-03 or 2018."),
	say("Go back and write it so.")}

var certaintyWords = map[registry.Certainty]locale.Message{
	registry.Certain: say("certain"), registry.Possible: say("possible"), registry.NotKnown: say("not known"), registry.No: say("no"),
}

// A sitting is a seat on a date.
type sitting struct {
	seat
	Sure     locale.Message
	Class    string // of Sure, for its shape
	Post     string
	PostFact string // address of the fact that prints Post; "" for the dictionary
}

func newSittings(list []registry.Sitting) []sitting {
	sittings := make([]sitting, len(list))
	for i, s := range list {
		sittings[i] = sitting{seat: newSeat(s.Seat), Sure: certaintyWords[s.Sure], Class: certaintyClass[s.Sure], Post: s.Post.Text}
		if s.Post.Fact != "" {
			sittings[i].PostFact = factPath(s.Post.Fact, nil)
		}
	}
	return sittings
}

// certaintyClass are the classes that draw what is sure, what may be, and what is open.
var certaintyClass = map[registry.Certainty]string{registry.Certain: "sure", registry.Possible: "maybe", registry.NotKnown: "open"}
