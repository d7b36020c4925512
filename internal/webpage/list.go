package webpage

import (
	"strings"

	"golang.org/x/net/html"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Text is the text of a page that is no HTML, such as a feed, decoded as Open does it.
func Text(page news.Page, charset string) string {
	text, _, _ := decode(page, charset)
	return text
}

// ListRules say where on a list page its entries stand.
type ListRules struct {
	Links   Selector                    // elements whose href may be that of an article
	Article func(reference string) bool // whether an absolute address is that of an article
	Title   Selector                    // the title within a row; nil takes the text of the link
	Date    Selector                    // the date within a row; nil looks for one in the row
	Inside  Selector                    // elements whose text is markup that holds the list; nil: the page does

	dayLeads bool // dates that stand alone are above their entries, as the first one is
}

// A Row is what a list page shows of one article.
type Row struct {
	Reference string // absolute address
	Title     string
	Date      string // the text that may hold the date, as it is printed
}

// Rows are the entries of a list page in its order, each address once. The row of a link is the
// largest element around it that links to no other article: it holds what belongs to this one.
func (d *Document) Rows(rules ListRules) []Row {
	d = d.inside(rules.Inside)
	at := map[string]int{}
	var rows []Row
	links := d.articleLinks(rules)
	owners := owners(links)
	for n, l := range links {
		around := rules.around(l, owners)
		if n == 0 {
			rules.dayLeads = dayBefore(around) != ""
		}
		row := Row{Reference: l.reference, Title: rules.title(l.node, around), Date: rules.date(l.node, around, owners)}
		i, again := at[l.reference]
		if !again {
			at[l.reference], rows = len(rows), append(rows, row)
			continue
		}
		rows[i].join(row) // a picture and a headline, or a headline and 详细
	}
	return rows
}

// join takes over what another link to the same article tells better.
func (r *Row) join(other Row) {
	if len(other.Title) > len(r.Title) {
		r.Title = other.Title
	}
	if r.Date == "" {
		r.Date = other.Date
	}
}

// An articleLink is an element that links to an article.
type articleLink struct {
	node      *html.Node
	reference string
}

// maxTwins is how many links to one article are looked at: a picture, a headline, 详细, and one
// for small screens. A page that repeats one without end is read as fast as others.
const maxTwins = 4

func (d *Document) articleLinks(rules ListRules) []articleLink {
	if rules.Links == nil {
		return nil
	}
	var links []articleLink
	seen := map[string]int{}
	for _, n := range query(d.root, rules.Links) {
		ref := d.reference(n)
		if ref == "" || seen[ref] == maxTwins || !rules.Article(ref) {
			continue
		}
		seen[ref]++
		links = append(links, articleLink{n, ref})
	}
	return links
}

// severalArticles marks elements that link to more than one article.
const severalArticles = "several"

// owners tells for each element around a link the one article that it links to.
func owners(links []articleLink) map[*html.Node]string {
	of := map[*html.Node]string{}
	for _, l := range links {
		for n := l.node; n != nil; n = n.Parent {
			if of[n] == "" {
				of[n] = l.reference
			} else if of[n] != l.reference {
				of[n] = severalArticles
			}
		}
	}
	return of
}

// maxRow is how many bytes of text a row has at most: a headline, a date and a summary. Without
// it the row of the only link of a page would be the page.
const maxRow = 3000

// around is the row of a link.
func (rules ListRules) around(l articleLink, owners map[*html.Node]string) *html.Node {
	around := l.node
	for n := around.Parent; n != nil && n.Type == html.ElementNode && owners[n] == l.reference; n = n.Parent {
		if textBytes(n) > maxRow {
			break
		}
		around = n
	}
	return around
}

func textBytes(root *html.Node) int {
	sum := 0
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			sum += len(strings.TrimSpace(n.Data))
		}
	}
	return sum
}

// inside is the document that the text of some elements makes: lists are also shipped as markup
// in <script> or <textarea>, which a script of the page unpacks.
func (d *Document) inside(sel Selector) *Document {
	if sel == nil {
		return d
	}
	var text strings.Builder
	for _, n := range query(d.root, sel) {
		text.WriteString(textIn(n))
	}
	root, _ := tree(text.String())
	return &Document{root: root, address: d.address, base: d.base}
}

// sections are the marks of XML around text that is not to be parsed.
var sections = strings.NewReplacer("<![CDATA[", "", "]]>", "")
