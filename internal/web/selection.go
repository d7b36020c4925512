package web

import (
	"net/http"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// decideSelection decides together on facts that were ticked in the queue.
func (s *site) decideSelection(w http.ResponseWriter, r *http.Request) error {
	choice, err := queueChoiceOf(r.PostForm)
	if err != nil {
		return err
	}
	var keys []string
	for _, ticked := range r.PostForm["fact"] {
		key, _, _ := strings.Cut(ticked, " ")
		if !keyShape.MatchString(key) {
			return errNoSuchPage
		}
		keys = append(keys, key)
	}
	items, err := s.db.FactsThatWait(r.Context(), keys)
	if err != nil {
		return err
	}
	queue := withQuery("/review", choice.query())
	v := bulkView{Title: say("Chosen facts"), Action: "/review", Keep: choice.query(), Again: queue, Back: queue, BackSays: say("The whole queue"),
		Reasons: review.Reasons()}
	v.add(items, func(string) bool { return true })
	return s.decideBulk(w, r, v)
}
