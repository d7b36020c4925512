package webpage

import (
	"slices"
	"time"
	"unicode/utf8"

	"golang.org/x/net/html"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// sampleText is how many bytes of a body tell its language and script.
const sampleText = 3000

// Parse reads an article page. It always answers: what could not be read or is missing stands in
// Problems, in words.
func Parse(page news.Page, rules Rules) news.Article {
	a := news.Article{Source: page.Source, Page: page.ID, Version: page.Version, URL: page.URL}
	d, err := Open(page, rules)
	if err != nil {
		a.Problems = []string{err.Error()}
		return a
	}
	a.Charset, a.Problems = d.Charset, d.Problems
	p := newParser(d, rules)
	p.fetched = page.FetchedAt
	p.fill(&a)
	sample := a.Title + a.Body[:min(len(a.Body), sampleText)]
	a.Script = zh.ScriptOf(sample)
	a.Language = zh.LanguageOf(a.Script)
	a.Problems = append(a.Problems, missing(a)...)
	return a
}

// A parser reads one document.
type parser struct {
	rules Rules
	*Document
	fetched   time.Time         // the page; zero if unknown
	meta      map[string]string // contents of <meta> by name
	page      *survey
	title     string
	squeezed  string // the title without white space
	published news.Moment
	inPath    news.Moment // the day in the address of the page
	head      int         // index into lines of what follows the headline, 0 if it is not among them
	labels    []int       // indices of lines that may hold labels
	foot      int         // index of the line where the foot of the page begins
}

func newParser(d *Document, rules Rules) *parser {
	for _, sel := range rules.Drop {
		remove(query(d.root, sel))
	}
	page := surveyOf(d.root)
	if page.unfold() || d.unfoldState(page, rules.zone()) {
		page = surveyOf(d.root)
	}
	return &parser{
		rules: rules, Document: d, meta: metaOf(page.metas), page: page,
		inPath: PathDay(d.address.Path, rules.zone()), foot: footOf(page.lines, footMarks),
	}
}

func (p *parser) fill(a *news.Article) {
	p.title = p.findTitle()
	p.squeezed = squeeze(p.title)
	p.head = p.findHead()
	p.labels = p.labelLines()
	a.Title = p.title
	p.published = p.findPublished()
	a.Published = p.published
	a.Publisher = p.findPublisher()
	a.Body = p.findBody()
	a.Author = p.findAuthor(a.Body)
	a.Attachments = p.findAttachments(a.Body)
	a.NextPages = p.findNextPages()
}

// findHead is the index of the line behind the headline. Pages repeat it, in a path of links or
// a bar that stays at the top: the one with a date close behind it counts, else the first.
func (p *parser) findHead() int {
	head := 0
	for i := range p.page.lines {
		next := i + p.headlineAt(i)
		switch {
		case next == i:
		case p.datedWithin(next, 6):
			return next
		case head == 0:
			head = next
		}
	}
	return head
}

// headlineAt is over how many lines the headline stands from line i on, 0 if it does not.
func (p *parser) headlineAt(i int) int {
	switch {
	case p.squeezed == "":
		return 0
	case isHeadline(p.page.lines[i], p.squeezed):
		return 1
	}
	return p.headline(p.page.lines[i:])
}

// isHeadline reports whether a line begins with the title, which has no white space, and goes on
// for 20 characters at most.
func isHeadline(l line, title string) bool {
	rest, found := cutSqueezed(l.text, title)
	return found && (len(rest) <= 20 || utf8.RuneCountInString(squeeze(rest)) <= 20)
}

func (p *parser) datedWithin(i, n int) bool {
	return slices.ContainsFunc(p.page.lines[i:min(i+n, len(p.page.lines))], func(l line) bool {
		return isShort(l.text, maxMasthead) && len(momentsIn(l.text, p.rules.zone())) > 0
	})
}

// selected is the text of what a source's selectors find: of each selector in turn the first
// element that has any.
func (p *parser) selected(list []Selector) string {
	for _, sel := range list {
		for _, n := range query(p.root, sel) {
			if text := first(textOf(n), tidy(attr(n, "content"))); text != "" {
				return text
			}
		}
	}
	return ""
}

func missing(a news.Article) []string {
	var problems []string
	for _, part := range []struct{ name, text string }{
		{"title", a.Title}, {"publication time", a.Published.String()}, {"body", a.Body},
	} {
		if part.text == "" {
			problems = append(problems, "no "+part.name+" was found")
		}
	}
	return problems
}

func remove(nodes []*html.Node) {
	for _, n := range nodes {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
}

func first(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}
