package record

import (
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Statement is a fact as a passage states it.
type Statement struct {
	Key        string    `json:"key" doc:"id: the same for every text that states it"`
	State      string    `json:"state" doc:"proposed, accepted, rejected, unsure, corrected or withdrawn"`
	Kind       string    `json:"kind" doc:"group, appointment, membership, office, by_office, meeting, document or background"`
	Action     string    `json:"action" doc:"what happened: found, created, appointed, removed, …"`
	Person     string    `json:"person" doc:"simplified"`
	Role       string    `json:"role" doc:"last part of the title"`
	Body       string    `json:"body" doc:"group or organisation, simplified"`
	Other      string    `json:"other" doc:"new or other name, host, office of a seat, number of the meeting or document"`
	OwnPost    string    `json:"own_post" doc:"post printed beside the name in a roster"`
	Date       news.Date `json:"date" doc:"of what happened: YYYY, YYYY-MM or YYYY-MM-DD"`
	Basis      string    `json:"basis" doc:"what the date rests on"`
	Rule       string    `json:"rule" doc:"that read it"`
	Confidence float64   `json:"confidence" doc:"0 to 1, by the share of right ones among labelled facts"`
	Evidence   string    `json:"evidence" doc:"the passage as printed"`
}

// newStatement is f in its published shape.
func newStatement(f postgres.Fact) Statement {
	return Statement{
		Key: f.Key, State: string(f.State), Kind: string(f.Kind), Action: string(f.Action),
		Person: f.Person, Role: f.Role, Body: f.Body, Other: f.Other, OwnPost: f.OwnPost,
		Date: f.Date, Basis: string(f.Basis), Rule: f.Rule, Confidence: f.Confidence, Evidence: f.Evidence.Text,
	}
}

// A Fact is a stored statement with its best evidence, and how many texts make it.
type Fact struct {
	Statement
	Passages int    `json:"passages" doc:"passages that state it"`
	Stories  int    `json:"stories" doc:"different stories that state it"`
	URL      string `json:"url" doc:"address of the article of the evidence"`
}

// NewFact is i in its published shape.
func NewFact(i postgres.Item) Fact {
	return Fact{newStatement(i.Fact), i.Passages, i.Stories, i.Article.URL}
}
