package webpage

import (
	"bytes"
	"fmt"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/saintfish/chardet"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// headBytes is how far into a page a charset declaration is looked for. Browsers stop at 1 KB;
// Chinese pages put long comments and scripts before it.
const headBytes = 16 << 10

// sampleBytes is how much of a page statistics look at.
const sampleBytes = 256 << 10

// declaration is one behind the mark that opens its tag.
var declaration = regexp.MustCompile(`^(?i)(?:meta[^>]{0,300}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]+)`)

// declaredIn is the label that the head of a page declares, "" if it declares none.
func declaredIn(body []byte) string {
	for head := body[:min(len(body), headBytes)]; ; {
		at := bytes.IndexByte(head, '<')
		if at < 0 || at+1 == len(head) {
			return ""
		}
		head = head[at+1:]
		if strings.IndexByte("mM?", head[0]) < 0 {
			continue // the expression is slow
		}
		if m := declaration.FindSubmatch(head); m != nil {
			return string(m[1])
		}
	}
}

// KnownCharset refuses a label that no page could be decoded with. "" is fine.
func KnownCharset(label string) error {
	if _, _, ok := codec(label); label != "" && !ok {
		return fmt.Errorf("charset %q is not known: want utf-8, gb18030, big5 or another label of the WHATWG encoding standard", label)
	}
	return nil
}

// codec finds the decoder for a label and the name that we give it. Every label of the GB family
// means GB18030, its superset: GB2312 and GBK decoders destroy rare characters in names.
func codec(label string) (encoding.Encoding, string, bool) {
	label = strings.ToLower(strings.TrimSpace(label))
	if strings.HasPrefix(label, "gb") || label == "hz-gb-2312" || label == "x-gbk" || label == "chinese" {
		return simplifiedchinese.GB18030, "gb18030", true
	}
	e, err := htmlindex.Get(label)
	if err != nil {
		return nil, "", false
	}
	name, err := htmlindex.Name(e)
	return e, name, err == nil
}

// A reading is what the bytes of a page say in one charset.
type reading struct {
	text, charset string
	lost          int // characters that could not be decoded
}

// decode makes text of a page's bytes. Valid UTF-8 is UTF-8 whatever is declared: no other
// charset of Chinese text is valid UTF-8 by chance. Else the page is believed, then the header,
// then statistics; where one character in a hundred is lost, whichever loses fewer.
func decode(page news.Page, override string) (text, charset string, problems []string) {
	body := bytes.TrimPrefix(page.Body, []byte("\xef\xbb\xbf"))
	declared := declaredCharset(page)
	switch {
	case override != "":
		declared = override
	case utf8.Valid(body):
		return string(body), "utf-8", lie(declared, "utf-8")
	}
	best := readAs(declared, body)
	if best.lost*100 > utf8.RuneCountInString(best.text) && override == "" {
		if other := readAs(guess(body), body); other.lost < best.lost {
			best = other
		}
	}
	problems = lie(declared, best.charset)
	if best.lost > 0 {
		problems = append(problems, fmt.Sprintf("%d characters could not be decoded as %s", best.lost, best.charset))
	}
	return best.text, best.charset, problems
}

// readAs decodes body as the label says, or as statistics say if it says nothing.
func readAs(label string, body []byte) reading {
	e, name, ok := codec(label)
	if !ok {
		e, name, _ = codec(guess(body))
	}
	decoded, err := e.NewDecoder().Bytes(body)
	if err != nil {
		decoded = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}
	return reading{string(decoded), name, bytes.Count(decoded, []byte("\uFFFD"))}
}

// declaredCharset is the label in the page's head, else that of the response header.
func declaredCharset(page news.Page) string {
	if label := declaredIn(page.Body); label != "" {
		return label
	}
	for key, values := range page.Header {
		if strings.EqualFold(key, "Content-Type") && len(values) > 0 {
			_, params, _ := mime.ParseMediaType(values[0])
			return params["charset"]
		}
	}
	return ""
}

// lie says that a page declares one charset and is in another.
func lie(declared, used string) []string {
	if _, name, ok := codec(declared); declared == "" || ok && name == used {
		return nil
	}
	return []string{fmt.Sprintf("declares charset %s but is %s", declared, used)}
}

// guess is the label that the statistics of chardet find likeliest. They run in parallel: among
// equals the first name wins, so that the answer does not depend on their order.
func guess(body []byte) string {
	results, _ := chardet.NewHtmlDetector().DetectAll(body[:min(len(body), sampleBytes)]) // an error means no results
	best, label := 0, "gb18030"
	for _, r := range results {
		name := strings.Replace(strings.ToLower(r.Charset), "gb-", "gb", 1) // chardet writes GB-18030
		if _, _, ok := codec(name); ok && (r.Confidence > best || r.Confidence == best && name < label) {
			best, label = r.Confidence, name
		}
	}
	return label
}
