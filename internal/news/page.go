package news

import (
	"crypto/sha256"
	"fmt"
	"time"
)

// A Page is one fetch of one address. It is kept as it came and never changes: when the
// address later serves other bytes, that is a new version.
type Page struct {
	Source    string              // id of the source that was crawled
	ID        string              // PageID of URL
	Version   int                 // 1 for the first bytes seen at URL
	URL       string              // canonical URL
	FetchedAt time.Time           // when the response arrived
	Status    int                 // HTTP status; 0 if no response came
	Header    map[string][]string // response header
	Body      []byte              // raw bytes after transfer decoding, before any charset
	Truncated Truncation          // why Body is not whole; "" if it is
	Problem   string              // what is wrong with the response, in words; "" if nothing

	// Past says that it was fetched to fill the past: what it says is no news to watchers.
	Past bool

	StatusLine string // as it came, "HTTP/1.1 404 Not Found"; "" if unknown
	Address    string // IP address that answered; "" if unknown
	Request    []byte // the request line and headers that were sent; nil if unknown

	Parts   []Page // the further pages of the article, in their order; of one that did not come Problem says why
	Partial bool   // some of Parts may come when they are asked for again
}

// A Truncation says why a body is not whole, in the words of WARC 1.1, 5.13.
type Truncation string

// The reasons for which a body is not whole.
const (
	ByLength     Truncation = "length"     // longer than is read
	ByTime       Truncation = "time"       // not complete in time
	ByDisconnect Truncation = "disconnect" // ended early, or damaged
)

// PageID is the key of a page: a UUID (version 8) from the SHA-256 of its canonical URL, so
// that any worker arrives at the same key without asking.
func PageID(canonicalURL string) string {
	return UUID([]byte(canonicalURL))
}

// UUID makes the first 128 bits of data's SHA-256 a UUID of version 8 (RFC 9562, 5.8).
func UUID(data []byte) string {
	sum := sha256.Sum256(data)
	b := sum[:16]
	b[6] = b[6]&0x0f | 0x80
	b[8] = b[8]&0x3f | 0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", b[0:4], b[4:6], b[6:8], b[8:10], b[10:16])
}

// An Article is what one version of a page says, without what surrounds it.
type Article struct {
	Source  string // id of the source that was crawled
	Page    string // ID of the page
	Version int    // version of the page it was made from
	URL     string // canonical URL

	Title     string
	Published Moment
	Publisher string // who is named as the origin (来源), else ""
	Author    string
	Body      string // paragraphs and roster lines, one a line
	Charset   string // of the page's bytes: "utf-8", "gb18030", "big5", …
	Language  string // BCP 47 primary subtag: "zh", "en"
	Script    string // ISO 15924: "Hans", "Hant", "Latn"

	Attachments []Attachment // files that it links to, in the order of the page
	NextPages   []string     // addresses of the pages on which it goes on, in their order, as far as Body lacks them

	Problems []string // what is wrong or missing, in words
}

// An Attachment is a file that belongs to an article.
type Attachment struct {
	Name string `json:"name"` // as the page shows it
	URL  string `json:"url"`
}

// Text is what is read of a: the title, a line end, the body. The spans of its mentions and of
// the evidence found in it are positions in this text.
func (a Article) Text() string { return a.Title + "\n" + a.Body }
