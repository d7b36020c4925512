package alert

import (
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A What says what an event is.
type What string

// What happens.
const (
	FactStated    What = "stated"    // a fact was read that was not known
	FactAccepted  What = "accepted"  // a curator agreed with it
	FactWithdrawn What = "withdrawn" // no text states it any more, or a curator rejected it
	ArticleNamed  What = "named"     // an article names a group or person after a silence
	ArticleFound  What = "found"     // an article contains words that somebody looks for
	PageEdited    What = "edited"
	PageGone      What = "gone"
	Surged        What = "surged"
	HeadAbsent    What = "absent"
	SourceBroken  What = "source_broken"
	SourceWorks   What = "source_works"
	CoverageLost  What = "coverage_lost" // the sources of a watch fell silent
	CoverageBack  What = "coverage_back" // and work again
	ChannelClosed What = "channel_closed"
	Test          What = "test"
)

// An Event is something that a watcher may be told. It is kept as it was when it happened.
type Event struct {
	ID      string    `json:"id"` // a UUID, the same however often the event is met
	What    What      `json:"what"`
	Follows string    `json:"follows,omitempty"` // id of the event that this one corrects
	Past    bool      `json:"past,omitempty"`    // it is no news: the page was fetched to fill the past, or only read anew
	At      time.Time `json:"at"`                // when it was noted
	Fetched time.Time `json:"fetched,omitzero"`  // when the page came that told it

	Fact     *Fact    `json:"fact,omitempty"`
	Standing Standing `json:"standing,omitempty"`
	Evidence string   `json:"evidence,omitempty"` // the sentence, as printed
	Language string   `json:"language,omitempty"` // BCP 47 of the evidence and the title

	Source     string `json:"source,omitempty"` // id
	SourceName string `json:"source_name,omitempty"`
	Level      string `json:"level,omitempty"` // of the source
	Place      string `json:"place,omitempty"` // of the source
	Page       string `json:"page,omitempty"`  // id
	URL        string `json:"url,omitempty"`
	Title      string `json:"title,omitempty"`
	Published  string `json:"published,omitempty"`

	Groups []string  `json:"groups,omitempty"` // ids that it is about
	People []string  `json:"people,omitempty"`
	Names  []string  `json:"names,omitempty"`  // of Groups and People, in this order
	Months int       `json:"months,omitempty"` // of silence before it
	Count  int       `json:"count,omitempty"`  // articles of the month that name the group
	Usual  int       `json:"usual,omitempty"`  // articles of the median month of the year before
	Since  news.Date `json:"since,omitzero"`   // day on which the person was last named
	Note   string    `json:"note,omitempty"`   // what the event itself has to say

	Text    string `json:"-"` // headline and text of the article, folded, for watches that look for words
	Plain   string `json:"-"` // the same as package terms compares it, for those that search
	Renewed bool   `json:"-"` // the fact was known before, of another year
}

// A Fact is what an event keeps of one.
type Fact struct {
	Key    string        `json:"key"`
	Kind   news.FactKind `json:"kind"`
	Action news.Action   `json:"action,omitempty"`
	Person string        `json:"person,omitempty"`
	Role   string        `json:"role,omitempty"`
	Body   string        `json:"body,omitempty"`
	Other  string        `json:"other,omitempty"`
	Date   news.Date     `json:"date,omitzero"`
}

// UUID makes an id of parts, the same for the same parts.
func UUID(parts ...string) string {
	var b []byte
	for _, p := range parts {
		b = append(append(b, p...), 0x1f)
	}
	return news.UUID(b)
}

// Never is the silence, in months, before something that was not named before.
const Never = 1200
