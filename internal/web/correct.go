package web

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// An argumentForm asks what a text states.
type argumentForm struct {
	Acts   []option
	Fields []argumentField
	Date   string
}

// An argumentField is a name or role, with what the article and the registry offer for it.
type argumentField struct {
	Name     string
	Label    locale.Message
	Value    string
	Complete string // what DB.Complete knows it as
	Offers   []string
}

func newArgumentForm(f news.Fact, offers map[string][]string) *argumentForm {
	stated := review.StatedIn(f)
	form := &argumentForm{Date: stated.Date}
	for _, h := range review.Happenings() {
		form.Acts = append(form.Acts, option{h.Code(), h.Name, h.Code() == stated.Happening.Code()})
	}
	for _, field := range stated.Fields() {
		form.Fields = append(form.Fields, argumentField{"to_" + field.Name, field.Label, *field.Value, field.Complete, offers[field.Complete]})
	}
	return form
}

// statedFact reads what a form says that a text states; read is what was read of it.
func (s *site) statedFact(ctx context.Context, form url.Values, read news.Fact) (f news.Fact, err error) {
	all := review.Happenings()
	at := slices.IndexFunc(all, func(h review.Happening) bool { return h.Code() == form.Get("to_act") })
	if at < 0 {
		return f, unreadable(say("Choose what happened."))
	}
	stated := review.Stated{Happening: all[at], Date: form.Get("to_date")}
	for _, field := range stated.Fields() {
		*field.Value = form.Get("to_" + field.Name)
	}
	f, err = s.desk.Fact(ctx, stated, read)
	if unclear, is := errors.AsType[review.UnclearError](err); is {
		return f, unreadable(unclear.Why)
	}
	return f, err
}

func unreadable(why locale.Message) problem {
	return problem{http.StatusUnprocessableEntity, say("Not a decision"), why, say("Go back to the fact and choose again.")}
}
