// Package invent makes archives of any size out of nothing, in the shape of real ones, to measure on: always the same
// for the same size and seed. Its province, its groups and its people do not exist.
//
// Article by article it gives what a crawl and a reading would have, and Fill stores that by the functions that
// crawls and readings store with.
package invent

import (
	"fmt"
	"math/rand/v2"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/reprint"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// An Archive has ten mentions and one new fact an article on average. Every fourth article is a copy of the one
// before, on another site; a tenth are in English.
type Archive struct {
	Articles int
	Seed     uint64

	lexicon *lexicon.Lexicon
	chinese []string // words, the frequent ones first
	english []string
	groups  []group
	people  []string
}

// Groups is how many groups are named, by Zipf's law; found ones come on top.
const Groups = 500

const (
	sources = 40
	years   = 12
)

var (
	begin = time.Date(2013, 1, 1, 0, 0, 0, 0, news.Beijing)
	end   = begin.AddDate(years, 0, 0)
)

// New prepares an archive. The lexicon tells by what its articles are found.
func New(articles int, seed uint64, lex *lexicon.Lexicon) *Archive {
	r := rand.New(rand.NewPCG(seed, 0))
	a := &Archive{Articles: articles, Seed: seed, lexicon: lex}
	a.chinese, a.english = chineseWords(r), englishWords(r)
	a.groups, a.people = groups(), people()
	return a
}

// Sources declares the sites, a quarter of them those of cities.
func (a *Archive) Sources() (all []source.Source, err error) {
	for n := range sources {
		id, level := sourceOf(n), source.Provincial
		if n%4 == 0 {
			level = source.Municipal
		}
		s, err := source.Decode(id+"/source.yaml", fmt.Appendf(nil, `id: %[1]s
name: {zh: 云岭%[2]d网, en: Yunling %[2]d}
publisher: 云岭%[2]d网
level: %[3]s
place: 云岭省
site: https://%[1]s.yunling.example
hosts: [%[1]s.yunling.example]
start: [/]
list: {article: '^/\d+$'}
`, id, n, level))
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

func sourceOf(n int) string { return fmt.Sprintf("s%d", n%sources) }

// day is when article n was published: they come in the order of time.
func (a *Archive) day(n int) time.Time {
	days := int(end.Sub(begin) / (24 * time.Hour))
	return begin.AddDate(0, 0, n*days/a.Articles)
}

// isCopy reports whether article n prints the story of the one before.
func isCopy(n int) bool { return n%4 == 1 }

// A written is an article as it was fetched and as it was read.
type written struct {
	page    news.Page
	reading postgres.Reading
}

// write gives article n, counted from 0.
func (a *Archive) write(n int) written {
	story := n
	if isCopy(n) {
		story--
	}
	c := a.compose(story)
	url := fmt.Sprintf("https://%s.yunling.example/%d", sourceOf(n), n)
	published := a.day(n)
	article := news.Article{
		Source: sourceOf(n), Page: news.PageID(url), Version: 1, URL: url, Title: c.title, Body: c.body(),
		Published: news.Moment{Time: published, Precision: news.ToDay}, Publisher: "云岭日报",
		Charset: "utf-8", Language: c.language, Script: c.script,
	}
	print := reprint.Read(a.lexicon.Folder(), article.Title, article.Body)
	return written{
		page: news.Page{
			Source: article.Source, ID: article.Page, Version: 1, URL: url, FetchedAt: published.Add(9 * time.Hour), Status: 200,
			Header: map[string][]string{"Content-Type": {"text/html; charset=utf-8"}}, Past: true,
			Body: fmt.Appendf(nil, "<html><title>%s</title><h1>%[1]s</h1><p>%s</p></html>", article.Title, article.Body),
		},
		reading: postgres.Reading{
			Article: article, Mentions: c.mentions, Facts: c.facts,
			Pairs: a.lexicon.Pairs(article.Text()), Keys: print.Keys(),
		},
	}
}
