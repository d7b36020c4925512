// Package research turns stored counts into series that one may compare: for every month what
// was counted, out of how much, and whether anything was looked at.
//
// Three things are never mixed: a month in which nothing was found (0), a month from which no
// article was read (nothing is known: nil), and a month that is not over yet (running). Months
// are those of Beijing, whatever the zone of the machine.
package research

import "github.com/xiaozu-watch/xiaozu/internal/news"

// A Subject is a group that is counted.
type Subject struct {
	ID    string // id of the dictionary entry; "" for a group that is in no dictionary
	Name  string // canonical, simplified
	Level string // whose group it is, as the dictionary says; "" if not known
}

// A Count is what was found of a subject in one month.
type Count struct {
	Month    news.Date // without a day
	Articles int       // articles that name the subject
	Mentions int       // times they name it
}

// A Total is how much was read of one month: the denominator of a share.
type Total struct {
	Month    news.Date // without a day
	Articles int
	Sources  int // sources that these articles are from
}

// A Coverage says what the counts of a month rest on.
type Coverage string

// The coverages.
const (
	Read    Coverage = "read"    // the month is over and articles published in it were read
	Running Coverage = "running" // the month is not over: its counts will grow
	Nothing Coverage = "none"    // no article published in it was read: the counts are not known
)

// A Row is one month of a subject's series.
type Row struct {
	Subject
	Month    news.Date // without a day
	Articles *int      // nil where nothing was read
	Mentions *int      // nil where nothing was read
	Total    int       // articles of the month from all sources
	Sources  int       // sources that these articles are from
	Coverage Coverage
}

// Share is the part of the month's articles that name the subject, 0 to 1; false where nothing
// was read.
func (r Row) Share() (float64, bool) {
	if r.Articles == nil || r.Total == 0 {
		return 0, false
	}
	return float64(*r.Articles) / float64(r.Total), true
}
