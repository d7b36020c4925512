package record

import (
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// An Article is a text with what was read from it.
type Article struct {
	Source    string      `json:"source" doc:"id of the source"`
	Page      string      `json:"page" doc:"id of the page: a UUID made from its canonical address"`
	Version   int         `json:"version" doc:"which version of the page this is, from 1"`
	URL       string      `json:"url" doc:"address of the article"`
	Published string      `json:"published" doc:"when it was published, in Beijing, as precise as the page; empty if it says nothing"`
	Publisher string      `json:"publisher" doc:"who the page names as its origin, else empty"`
	Author    string      `json:"author" doc:"reporter or editor as named, else empty"`
	Language  string      `json:"language" doc:"zh or en"`
	Script    string      `json:"script" doc:"Hans, Hant or Latn"`
	Title     string      `json:"title" doc:"headline"`
	Text      string      `json:"text" doc:"headline and body, in whose characters places are counted"`
	Mentions  []Mention   `json:"mentions" nullable:"false" doc:"in the order of their places"`
	Facts     []Statement `json:"facts" nullable:"false" doc:"in the order of their evidence"`
}

// A Mention is a passage that names a thing.
type Mention struct {
	Kind      string `json:"kind" doc:"group, office, person or agency"`
	Form      string `json:"form" doc:"full, short, or bare (该小组: resolved by context)"`
	Start     int    `json:"start" doc:"where it begins, in characters of the article's text"`
	End       int    `json:"end" doc:"where it ends, not included"`
	Text      string `json:"text" doc:"as printed"`
	Canonical string `json:"canonical" doc:"full name, simplified"`
	Entry     string `json:"entry" doc:"id of the dictionary entry; empty if there is none"`
	Post      string `json:"post" doc:"of a person: the post printed beside the name"`
}

// NewArticle is a in its published shape.
func NewArticle(a postgres.Article) Article {
	r := Article{Source: a.Source, Page: a.Page, Version: a.Version, URL: a.URL, Published: a.Published.String(), Publisher: a.Publisher,
		Author: a.Author, Language: a.Language, Script: a.Script, Title: a.Title, Text: a.Text(),
		Mentions: make([]Mention, len(a.Mentions)), Facts: make([]Statement, len(a.Facts))}
	for i, m := range a.Mentions {
		r.Mentions[i] = newMention(m)
	}
	for i, f := range a.Facts {
		r.Facts[i] = newStatement(f)
	}
	return r
}

func newMention(m news.Mention) Mention {
	return Mention{string(m.Kind), string(m.Form), m.Span.Start, m.Span.End, m.Text, m.Canonical, m.Entry, m.Post}
}
