package feed

import (
	"encoding/json"
	"io"
	"time"
)

// A jsonFeed has the fields of JSON Feed 1.1 that we fill in. The library's leaves out the list of
// items when it is empty, which the format does not allow.
type jsonFeed struct {
	Version  string       `json:"version"`
	Title    string       `json:"title"`
	Home     string       `json:"home_page_url"`
	Self     string       `json:"feed_url"`
	Language string       `json:"language,omitempty"`
	Authors  []jsonAuthor `json:"authors"`
	Items    []jsonItem   `json:"items"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

type jsonItem struct {
	ID        string    `json:"id"`
	URL       string    `json:"url"`
	External  string    `json:"external_url,omitempty"`
	Title     string    `json:"title"`
	HTML      string    `json:"content_html"`
	Published time.Time `json:"date_published"`
	Modified  time.Time `json:"date_modified"`
}

func (f Feed) writeJSON(w io.Writer, _ time.Time) error {
	feed := jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: f.Title, Home: f.Home, Self: f.Self,
		Language: f.Language, Authors: []jsonAuthor{{"xiaozu"}}, Items: []jsonItem{}}
	for _, i := range f.Items {
		feed.Items = append(feed.Items, jsonItem{ID: urn(i.ID), URL: i.Page, External: i.source(), Title: i.Headline,
			HTML: i.content(), Published: i.Published, Modified: i.Updated})
	}
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(feed)
}
