package archive

import (
	"crypto/sha256"
	"net/http"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Profiles of revisits (WARC 1.1, 6.7).
const (
	identicalPayload = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
	notModified      = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
)

// A Capture is a response about to be recorded.
type Capture struct {
	ID     string // of its record: the same whenever the same response is recorded
	SHA256 [sha256.Size]byte
	page   news.Page
}

// Of prepares a response. Times are kept to the microsecond.
func Of(page news.Page) Capture {
	page.FetchedAt = page.FetchedAt.UTC().Truncate(time.Microsecond)
	sum := sha256.Sum256(page.Body)
	name := []string{page.Source, page.URL, page.FetchedAt.Format(time.RFC3339Nano), string(sum[:])}
	return Capture{ID: news.UUID([]byte(strings.Join(name, "\x1f"))), SHA256: sum, page: page}
}

// Date is when the response came.
func (c Capture) Date() time.Time { return c.page.FetchedAt }

// Response is the record that holds the whole response.
func (c Capture) Response() Record {
	block := append(head(c.page), c.page.Body...)
	fields := c.fields(ResponseType).
		with("WARC-Truncated", string(c.page.Truncated)).
		with("WARC-Payload-Digest", sha1Of(c.page.Body)).
		with(StrongDigest, sha256Of(c.SHA256))
	return Record{fields.with("WARC-Block-Digest", sha1Of(block)), block}
}

// An Original is the record that holds the bytes of a revisit.
type Original struct {
	ID   string
	Date time.Time
}

// Revisit is the record of a response whose bytes the original holds: the site sent them once
// more, or answered that they are as they were. It holds the headers alone.
func (c Capture) Revisit(o Original) Record {
	block := head(c.page)
	fields := c.fields(RevisitType).
		with("WARC-Profile", identicalPayload).
		with("WARC-Truncated", string(c.page.Truncated)).
		with("WARC-Payload-Digest", sha1Of(c.page.Body)).
		with(StrongDigest, sha256Of(c.SHA256))
	if c.page.Status == http.StatusNotModified {
		fields = c.fields(RevisitType).with("WARC-Profile", notModified)
	}
	fields = fields.
		with("WARC-Refers-To", urn(o.ID)).
		with("WARC-Refers-To-Target-URI", c.page.URL).
		with("WARC-Refers-To-Date", date(o.Date))
	return Record{fields.with("WARC-Block-Digest", sha1Of(block)), block}
}

// Request is the record of what was asked, if that is known.
func (c Capture) Request() (r Record, known bool) {
	id := news.UUID([]byte(RequestType + "\x1f" + c.ID))
	fields := append(c.exchange("request", RequestType, id), Field{"WARC-Concurrent-To", urn(c.ID)})
	return Record{fields.with("WARC-Block-Digest", sha1Of(c.page.Request)), c.page.Request}, c.page.Request != nil
}

// fields are those that every record of a response has.
func (c Capture) fields(kind string) Fields { return c.exchange("response", kind, c.ID) }

// exchange are the fields of a record of one of the messages of an exchange, a request or a response.
func (c Capture) exchange(message, kind, id string) Fields {
	return Fields{
		{"WARC-Type", kind},
		{"WARC-Record-ID", urn(id)},
		{"WARC-Date", date(c.page.FetchedAt)},
		{"WARC-Target-URI", c.page.URL},
		{"Content-Type", "application/http; msgtype=" + message},
	}.with("WARC-IP-Address", c.page.Address)
}

// Info is the record that opens a file: about holds lines of "name: value" that say who made it,
// with which program, of what.
func Info(name string, made time.Time, about Fields) Record {
	var block []byte
	for _, f := range about {
		block = appendField(block, f)
	}
	id := news.UUID(append([]byte(name+"\x1f"+date(made)+"\x1f"), block...))
	return Record{Fields{
		{"WARC-Type", InfoType},
		{"WARC-Record-ID", urn(id)},
		{"WARC-Date", date(made)},
		{"WARC-Filename", name},
		{"Content-Type", "application/warc-fields"},
		{"WARC-Block-Digest", sha1Of(block)},
	}, block}
}

// date writes a time as WARC 1.1, 5.4, wants it: in UTC, as precise as it is known.
func date(t time.Time) string { return t.UTC().Format(time.RFC3339Nano) }
