// Package alert says what watchers are told, and when. It is pure: watches are matched with events,
// and messages are put together, without network, clock or database. How a message travels is the
// matter of the packages below it: feed, webhook, email, chat.
//
//	tidings ──▶ events ──Index.Match──▶ alerts (a watch, an event) ──Due──▶ deliveries ──▶ channels
//
// An event has one id for ever. Reprints and later sources of a fact that is known make no event;
// what corrects an event is another one that names it and goes to those alone who got the first.
package alert

// A Standing says how far an item can be relied on.
type Standing string

// The standings.
const (
	Proposed Standing = "proposed" // read by the machine; no curator has looked, or none is sure
	Accepted Standing = "accepted" // a curator agreed
)

// Words say what a standing means.
func (s Standing) Words() any {
	if s == Accepted {
		return say("Accepted: a curator agreed")
	}
	return say("Proposed: read by the machine, no curator has settled it")
}
