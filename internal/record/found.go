package record

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/search"
)

// A Found is what a search finds.
type Found struct {
	Kind      string `json:"kind"` // group, person, article
	ID        string `json:"id"`
	Name      string `json:"name"`
	FoundBy   string `json:"found_by,omitempty"` // another name
	State     string `json:"state,omitempty"`    // of a group or person
	Published string `json:"published,omitempty"`
	Source    string `json:"source,omitempty"`
	URL       string `json:"url,omitempty"`
	Snippet   string `json:"snippet,omitempty"`
}

// NewFound are groups and people, then articles.
func NewFound(named []postgres.Named, articles []search.Hit) (found []Found) {
	for _, n := range named {
		found = append(found, Found{Kind: n.Kind, ID: n.ID, Name: n.Name, FoundBy: OtherName(n), State: string(n.State)})
	}
	for _, h := range articles {
		found = append(found, Found{Kind: "article", ID: h.Page, Name: h.Title, Published: h.Published.Date().String(),
			Source: h.Source, URL: h.URL, Snippet: marked(h.Snippet)})
	}
	return found
}

// OtherName is the name by which one was found, if it is not what is shown.
func OtherName(n postgres.Named) string {
	if n.By == n.Name {
		return ""
	}
	return n.By
}

// marked is a snippet with what was found in brackets.
func marked(pieces []search.Piece) string {
	var b strings.Builder
	for _, p := range pieces {
		text := p.Text
		if p.Found {
			text = "【" + text + "】"
		}
		b.WriteString(text)
	}
	return b.String()
}
