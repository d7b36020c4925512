package crawl

import (
	"errors"
	"fmt"
	"mime"
	"net"
	"net/http"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Problems are worded without what differs from page to page, so that they can be counted.
const (
	forbidden    = "robots.txt forbids this address"
	robotsFailed = "robots.txt answers with a server error, which forbids every address"
	already      = "redirected to a page that this crawl has already"
	toAListPage  = "redirected to a list page or the home page: the article is probably gone"
	toAnother    = "redirected to another address, which is not known to be its own"
	toNothing    = "redirected to an address that answers no more"
	tooManyHops  = "redirected too often"
	emptyBody    = "empty body"
	brokenBody   = "the body is damaged or ended early"
	wrongEncoded = "the body is encoded in a way that was not asked for"
	partLacking  = "a further page of the article did not come"
	partLeft     = "not asked for, since a limit was reached first"
)

// gone reports whether the site says that there is no such page.
func gone(page news.Page) bool {
	return page.Status == http.StatusNotFound || page.Status == http.StatusGone
}

// Vanished reports whether the site says that there is no such page, by its status or by leading
// to a list page, the home page or nothing instead.
func Vanished(page news.Page) bool {
	return gone(page) || page.Problem == toAListPage || page.Problem == toNothing
}

// failing reports whether a page is a sign that the site is in trouble or turns us away.
func failing(page news.Page) bool {
	return !forbids(page) && (page.Status == 0 || page.Status >= 400) && !gone(page)
}

// forbids reports whether a page was not asked for because of robots.txt.
func forbids(page news.Page) bool {
	return page.Problem == forbidden || page.Problem == robotsFailed
}

// describe says what is wrong with a response that came whole, or "".
func describe(page news.Page) string {
	switch {
	case page.Status == http.StatusNotModified:
		return ""
	case page.Status != http.StatusOK:
		return strings.TrimSpace(fmt.Sprintf("status %d %s", page.Status, http.StatusText(page.Status)))
	case len(page.Body) == 0:
		return emptyBody
	case http.Header(page.Header).Get("Content-Encoding") != "":
		return wrongEncoded
	}
	return describeType(page)
}

// documents are the types of pages that are read. A site that calls its HTML plain text is
// taken at the bytes.
var documents = []string{"", "text/html", "application/xhtml+xml", "text/plain"}

// describeType says when a page is no HTML, by what the site calls it and by its first bytes.
func describeType(page news.Page) string {
	called, _, err := mime.ParseMediaType(http.Header(page.Header).Get("Content-Type"))
	if err != nil {
		called = "" // the bytes tell
	}
	if !slices.Contains(documents, called) {
		return "not HTML but " + called
	}
	if looks, _, _ := mime.ParseMediaType(http.DetectContentType(page.Body)); !strings.HasPrefix(looks, "text/") {
		return "not HTML but " + looks
	}
	return ""
}

// noResponse says in words why nothing came: which phase was late, or the innermost cause, since
// what wraps it names addresses and ports.
func (w *wire) noResponse(err error) string {
	if err == nil {
		return "no response"
	}
	var dns *net.DNSError
	if errors.As(err, &dns) {
		return "no response: the name of the host was not resolved: " + dns.Err
	}
	if late := w.phase(err); late != "" {
		return late
	}
	for {
		inner := errors.Unwrap(err)
		if inner == nil {
			return "no response: " + err.Error()
		}
		err = inner
	}
}
