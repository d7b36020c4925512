// Package health judges how a source is doing, in words.
//
// A site breaks without an error: its list moves, a firewall answers for it, a new template hides
// the dates. And it rests without being broken: weekends, holidays, a small county. So a source is
// held against its own past:
//
//	broken   it cannot be read, what is read is not an article, or far too little comes for too long
//	quiet    all answers well, and less than usual is new; a holiday, or the first days of a fault
//	working  neither
//
// Recognise tells an article from what sites send in place of one, and Layout tells page templates
// apart. The package is pure: what it knows is handed to it.
package health

import "time"

// LoudAfter is how many failures in a row make a source loud: it is complained of at every crawl
// from then on, until it is mended.
const LoudAfter = 3

// A State is how a source is doing.
type State string

// The states of a source.
const (
	Waiting State = "waiting" // for its first crawl
	Working State = "working"
	Quiet   State = "quiet"
	Broken  State = "broken"
)

// A Crawl is what one crawl met.
type Crawl struct {
	Finished   time.Time
	Links      int // different articles that its lists link to
	New        int // pages with bytes that were not known
	Fetched    int // articles asked for
	Failed     int // of these, without an answer to keep
	Gone       int // of these, answered that there is no such page
	Challenged int // of these, answered with a challenge page
	Problem    string
}

// Parts counts articles, and those of them that lack a part.
type Parts struct {
	Articles, NoTitle, NoDate, NoBody int
}

// A History is what a source is judged by.
type History struct {
	Crawls []Crawl // of the past eight weeks, oldest first; the last one is judged
	// Week is how many articles the declaration expects in a week, at least; 0 expects nothing.
	Week   float64
	Recent Parts // articles first seen within two weeks
	Before Parts // articles first seen in the six weeks before
	// NewLayouts counts pages of two weeks that are built like none before.
	NewLayouts int
}

// A Verdict is what a history means. At most one of Broken and Quiet is set.
type Verdict struct {
	Broken string    // why the source is broken; "" if it is not
	Quiet  string    // why it is quiet; "" if it is not
	Notes  []string  // what is odd and proves nothing
	Due    time.Time // by when the next crawl should have ended; zero if nobody can tell
}
