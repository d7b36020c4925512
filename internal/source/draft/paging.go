package draft

import (
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

// nextWords are what a link to the next list page says.
var nextWords = []string{"下一页", "下页", "后一页", "Next"}

// createPage is the call by which TRS, the content system of most government sites, numbers its
// lists: createPageHTML(12, 0, "index", "html") has index.html, index_1.html, …
var createPage = regexp.MustCompile(`createPageHTML\(\s*\d+\s*,\s*0\s*,\s*["']([\w-]+)["']\s*,\s*["'](\w+)["']`)

// furtherPages finds how further list pages are reached: by a link, by a script that numbers
// them, or by the numbers that other links show.
func (d *declaration) furtherPages(page news.Page, at *url.URL) {
	doc, err := webpage.Open(page, webpage.Rules{})
	if err != nil {
		return
	}
	anchors := doc.Anchors()
	for _, word := range nextWords {
		for _, a := range anchors {
			if strings.Trim(a.Text, " >»›") == word && samePlace(a.Reference, at) {
				d.next = `a:contains("` + word + `")`
				return
			}
		}
	}
	if m := createPage.FindSubmatch(page.Body); m != nil {
		d.paging = source.Paging{Address: string(m[1]) + "_{page}." + string(m[2]), Second: 1}
		return
	}
	for _, a := range anchors {
		if shown := numberShown(a.Text); shown > 1 && samePlace(a.Reference, at) && d.numberedAt(a.Reference, shown, at) {
			return
		}
	}
}

// numberShown is the number of the page to which a link with a text leads, 0 if it tells none: an arrow leads to the second.
func numberShown(text string) int {
	switch text {
	case ">", "»", "›":
		return 2
	}
	shown, _ := strconv.Atoi(text) // 0 where it is no number
	return shown
}

var lastNumber = regexp.MustCompile(`^(.*?)(\d+)(\D*)$`)

// numberedAt takes the number in an address for that of the page which the link shows.
func (d *declaration) numberedAt(address string, shown int, at *url.URL) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	reference := u.RequestURI()
	if dir := path.Dir(at.Path + "x"); u.RawQuery == "" && path.Dir(u.Path) == dir {
		reference = path.Base(u.Path)
	}
	m := lastNumber.FindStringSubmatch(reference)
	if m == nil {
		return false
	}
	n, err := strconv.Atoi(m[2])
	second := n - (shown - 2)
	if err != nil || second < 1 || second > 2 {
		return false
	}
	d.paging = source.Paging{Address: m[1] + "{page}" + m[3], Second: second}
	return true
}

// samePlace reports whether an address is another page on the host of at.
func samePlace(address string, at *url.URL) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host == at.Host && strings.HasPrefix(u.Scheme, "http") && source.Canonical(u) != source.Canonical(at)
}
