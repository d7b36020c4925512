// Package research turns stored counts into series that one may compare: for every period what
// was counted, out of how much, and whether anything was looked at; and it hands out tables of what is
// stored, which its subpackages write in the formats that researchers use.
//
// Three things are never mixed: a period in which nothing was found (0), a period from which no
// article was read (nothing is known: nil), and a period that is not over yet (running). Days are
// those of Beijing, whatever the zone of the machine.
package research

import (
	"cmp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A Subject is what is counted.
type Subject struct {
	ID    string // id of the dictionary entry; "" for what is in no dictionary
	Name  string // canonical, simplified
	Level string // of a group, whose it is, as the dictionary says; "" if not known
}

// Key is the id, or the name of what is in no dictionary.
func (s Subject) Key() string { return cmp.Or(s.ID, s.Name) }

// A Coverage says what the counts of a period rest on.
type Coverage string

// The coverages.
const (
	Read    Coverage = "read"    // the period is over and articles published in it were read
	Running Coverage = "running" // the period is not over: its counts will grow
	Asked   Coverage = "asked"   // the period is over, and crawls that went well found no article published in it: a zero
	Nothing Coverage = "none"    // no article published in it was read: the counts are not known
)

// A Row is one period of a subject's series.
type Row struct {
	Subject
	Part     postgres.Part // of the articles, where series are split; else none
	Period   news.Period
	Begin    news.Date            // first day of the period
	Counts   *postgres.Counts     // nil where nothing was read
	Total    postgres.PeriodTotal // all articles of the period
	Coverage Coverage
}

// Called is what tells the series from others: the part where it is split, else the subject.
func (r Row) Called() string { return cmp.Or(r.Part.Name, r.Name) }

// Mentions are the times that the subject is named by more than a bare form; nil where nothing was read.
func (r Row) Mentions() *int {
	if r.Counts == nil {
		return nil
	}
	n := r.Counts.Mentions()
	return &n
}

// Share is the part of the period's articles that name the subject, 0 to 1; false where nothing
// was read.
func (r Row) Share() (float64, bool) {
	if r.Counts == nil || r.Total.Articles == 0 {
		return 0, false
	}
	return float64(r.Counts.Articles) / float64(r.Total.Articles), true
}
