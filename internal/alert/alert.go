// Package alert says what watchers are told, and when. It is pure: watches are matched with events,
// and messages are put together, without network, clock or database. How a message travels is the
// matter of the packages below it: feed, webhook, email, chat.
//
//	reading ──▶ events ──Index.Match──▶ alerts (a watch, an event) ──Plan──▶ deliveries ──▶ channels
//
// An event has one id for ever. Reprints and later sources of a fact that is known make no event;
// what corrects an event is another one that names it and goes to those alone who got the first.
package alert

import "time"

// A Standing says how far an item can be relied on.
type Standing string

// The standings.
const (
	Proposed Standing = "proposed" // read by the machine; no curator has looked, or none is sure
	Accepted Standing = "accepted" // a curator agreed
)

// A NewGroup tells that a group was named which is in no dictionary.
type NewGroup struct {
	Fact     string // key of the fact, a UUID: the same for every text that names the group
	Name     string // the group, simplified
	Standing Standing
	Evidence string // the sentence that names it, as printed
	Language string // BCP 47 of the evidence: "zh-Hans", "zh-Hant", "en"
	Source   string // who published it, for people
	URL      string // the article at its source
	Page     string // absolute address of our page about the fact
	Found    time.Time
	Changed  time.Time // when its standing last changed; Found if it never did
}

// Title is the item in one line.
func (g NewGroup) Title() string {
	return g.Name + " – new group, " + string(g.Standing)
}
