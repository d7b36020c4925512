package crawlers

import (
	"regexp"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

var htmlCharset = regexp.MustCompile(`(?i)<meta[^>]+charset\s*=\s*["']?([\w-]+)`)

// checkCharset finds a page that is saved in another charset than it names: a reader that trusts
// the page must get the text of the golden file back. Feeds and JSON name none.
func checkCharset(t *testing.T, page news.Page, text string) {
	t.Helper()
	label := htmlCharset.FindSubmatch(page.Body)
	if label == nil {
		return
	}
	e, err := htmlindex.Get(string(label[1]))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := lenient(e).NewDecoder().Bytes(page.Body); err != nil || string(got) != text {
		t.Errorf("%s names the charset %s, but is saved in another one (%v)", page.URL, label[1], err)
	}
}

// lenient reads pages of GB2312 and GBK as GB18030, as browsers do: rare characters in names are
// in no other.
func lenient(e encoding.Encoding) encoding.Encoding {
	if e == simplifiedchinese.GBK {
		return simplifiedchinese.GB18030
	}
	return e
}
