package search

import (
	"slices"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/terms"
)

// A Piece is a stretch of a text that was found, or that was not.
type Piece struct {
	Text  string
	Found bool
}

// Lengths of a snippet, in characters.
const (
	snippetLength = 120
	snippetLead   = 30 // before what was found first
)

// A holding is an article that holds a query, and where.
type holding struct {
	article     postgres.TextHit
	title, body []news.Span
}

// holding finds where an article holds one of the ways, unless it only seemed to.
func (d Desk) holding(candidate postgres.TextHit, ways [][]string) (holding, bool) {
	folder := d.Lexicon.Folder()
	whole := terms.NewText(folder, candidate.Title+"\n"+candidate.Body)
	var look []string
	for _, way := range ways {
		if whole.HasAll(way) {
			look = append(look, way...)
		}
	}
	if len(look) == 0 {
		return holding{}, false
	}
	title, body := parted(whole.Find(look), utf8.RuneCountInString(candidate.Title))
	return holding{candidate, title, body}, true
}

// parted parts what was found in a title and the text after it by the end of the line between them, at which the text's
// own characters begin anew.
func parted(found []news.Span, end int) (title, body []news.Span) {
	for _, span := range found {
		switch {
		case span.End <= end:
			title = append(title, span)
		case span.Start > end:
			body = append(body, news.Span{Start: span.Start - end - 1, End: span.End - end - 1})
		}
	}
	return title, body
}

// hit shows what was found.
func (h holding) hit() Hit {
	title := []rune(h.article.Title)
	return Hit{ArticleRef: h.article.ArticleRef, Heading: pieces(title, h.title, news.Span{End: len(title)}), Snippet: snippet([]rune(h.article.Body), h.body)}
}

// snippet cuts a part out of a text: around the place where most was found, else its beginning.
func snippet(text []rune, found []news.Span) []Piece {
	part := news.Span{End: min(snippetLength, len(text))}
	most := 0
	for i, span := range found {
		n := 0
		for n < len(found)-i && found[i+n].End <= span.Start+snippetLength-snippetLead {
			n++
		}
		if n > most {
			most = n
			part = window(text, span.Start)
		}
	}
	all := pieces(text, found, part)
	if part.Start > 0 {
		all = slices.Insert(all, 0, Piece{Text: "…"})
	}
	if part.End < len(text) {
		all = append(all, Piece{Text: "…"})
	}
	return all
}

// window is the part of a text around a place; it begins after a mark or blank where one is near.
func window(text []rune, at int) news.Span {
	start := max(0, at-snippetLead)
	for i := start; start > 0 && i < at; i++ {
		if slices.Contains([]rune("。；！？\n "), text[i]) {
			start = i + 1
			break
		}
	}
	return news.Span{Start: start, End: min(len(text), start+snippetLength)}
}

// pieces cuts the part of a text by what was found.
func pieces(text []rune, found []news.Span, part news.Span) (all []Piece) {
	at := part.Start
	add := func(end int, hit bool) {
		if end > at {
			all = append(all, Piece{string(text[at:end]), hit})
			at = end
		}
	}
	for _, span := range found {
		if span.Start < part.Start || span.End > part.End {
			continue
		}
		add(span.Start, false)
		add(span.End, true)
	}
	add(part.End, false)
	return all
}
