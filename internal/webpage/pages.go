package webpage

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"
)

// maxPages is how many further pages an article may have.
const maxPages = 50

// pageKeys are the parameters that number pages.
const pageKeys = `(page|p|pn|pageno|pageindex|pagenum|currentpage|curpage)`

var (
	// pager is the call by which TRS sites write the links to further pages.
	pager = regexp.MustCompile(`createPageHTML\(\s*(\d+)\s*,\s*\d+\s*,\s*["']([^"']+)["']\s*,\s*["'](\w+)["']`)
	// pageLabel is what links to further pages show.
	pageLabel = regexp.MustCompile(`^[\[【(（第]*\d{1,2}[页\]】)）]*$|^[\[【]?(下一页|下页|后一页|尾页|末页|余下全文|阅读全文|Next)[\]】]?\s*[>»]*$`)
	pageKey   = regexp.MustCompile(`^(?i)` + pageKeys + `$`)
	pageQuery = regexp.MustCompile(`^(?i)(?:[^"'<>\s]*[&;])?` + pageKeys + `=\d`)
	pageEnd   = regexp.MustCompile(`^(.+)[_-](\d{1,2})$`)
)

// findNextPages are the addresses of the pages on which the article goes on, in their order.
func (p *parser) findNextPages() []string {
	here := p.numbered(p.address)
	found := map[int]string{}
	for _, a := range p.page.anchors {
		href := attr(a.node, "href")
		if a.line < p.head || !here.mayName(href) {
			continue
		}
		u, err := p.base.Parse(strings.TrimSpace(href))
		if err != nil || !pageLabel.MatchString(shortText(a.node)) {
			continue
		}
		if n, ok := here.page(u); ok && n > here.number {
			u.Fragment = ""
			found[n] = u.String()
		}
	}
	p.scriptedPages(here, found)
	return inOrder(found)
}

// scriptedPages adds the pages to which a script writes the links.
func (p *parser) scriptedPages(here numbered, found map[int]string) {
	for _, script := range p.page.scripts {
		m := pager.FindStringSubmatch(script)
		if m == nil || m[2] != here.stem {
			continue
		}
		for n := here.number + 1; n < min(number(m[1]), maxPages); n++ {
			found[n] = p.base.ResolveReference(&url.URL{Path: fmt.Sprintf("%s_%d.%s", m[2], n, m[3])}).String()
		}
	}
}

// A numbered address is one of the pages of an article: 4711.html, 4711_2.html, 4711.html?page=3.
type numbered struct {
	host, folder, stem, ending string
	query                      string // without the number
	number                     int    // 0 where the address has none
}

func (p *parser) numbered(u *url.URL) numbered {
	folder, file := path.Split(u.Path)
	ending := path.Ext(file)
	at, query := splitQuery(u.Query())
	n := numbered{u.Host, folder, strings.TrimSuffix(file, ending), ending, query, at}
	if m := pageEnd.FindStringSubmatch(n.stem); m != nil && n.number == 0 && p.pagesOf(m[1]) {
		n.stem, n.number = m[1], number(m[2])
	}
	return n
}

// pagesOf reports whether the page links to the first of the pages with the given stem, as a
// later one does. Many addresses end in a number that is none of a page.
func (p *parser) pagesOf(stem string) bool {
	return slices.ContainsFunc(p.page.anchors, func(a anchor) bool {
		_, file := path.Split(attr(a.node, "href"))
		return strings.TrimSuffix(file, path.Ext(file)) == stem && pageLabel.MatchString(shortText(a.node))
	})
}

// mayName is a quick look at an address as written.
func (n numbered) mayName(href string) bool {
	return n.stem != "" && strings.Contains(href, n.stem) || strings.HasPrefix(href, "?")
}

// page is the number that u has among the pages of the same article.
func (n numbered) page(u *url.URL) (int, bool) {
	folder, file := path.Split(u.Path)
	stem, same := strings.CutSuffix(file, n.ending)
	at, query := splitQuery(u.Query())
	if u.Host != n.host || folder != n.folder || !same || query != n.query {
		return 0, false
	}
	if stem == n.stem {
		return at, true
	}
	m := pageEnd.FindStringSubmatch(stem)
	if m == nil || m[1] != n.stem {
		return 0, false
	}
	return number(m[2]), true
}

// splitQuery takes the number of a page, 0 if there is none, out of a query.
func splitQuery(query url.Values) (page int, rest string) {
	for key, values := range query {
		if pageKey.MatchString(key) {
			page = number(values[0])
			delete(query, key)
		}
	}
	return page, query.Encode()
}

func inOrder(found map[int]string) []string {
	var pages []string
	for n := range maxPages {
		if address, ok := found[n]; ok {
			pages = append(pages, address)
		}
	}
	return pages
}
