package record

import (
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Source is a site with its state.
type Source struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	State       string `json:"state"`
	LastSuccess string `json:"last_success"`
	Pages       int    `json:"pages"`
	Gone        int    `json:"gone"`
	Articles    int    `json:"articles"`
	Week        int    `json:"new_in_7_days"`
	Failures    int    `json:"failures"`
	Problem     string `json:"problem"`
}

// NewSource is s as it is now.
func NewSource(s postgres.SourceState, now time.Time) Source {
	state, reason := s.Health(now)
	problems := s.Notes
	if reason != "" {
		problems = append([]string{reason}, problems...)
	}
	r := Source{ID: s.ID, Name: s.Name, State: string(state), Pages: s.Pages, Gone: s.Gone, Articles: s.Articles, Week: s.Week,
		Failures: s.Failures, Problem: strings.Join(problems, "; ")}
	if !s.LastSuccess.IsZero() {
		r.LastSuccess = s.LastSuccess.In(news.Beijing).Format("2006-01-02 15:04")
	}
	return r
}
