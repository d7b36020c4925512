package alert

import (
	"net/url"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
)

// An Item is an event as one person is told of it.
type Item struct {
	Event
	Watches []Reason // the person's watches that noticed it
}

// A Letter is what a person is told in one message, in the person's language.
type Letter struct {
	ID          string // of the message, the same at every attempt
	Language    locale.Language
	Subject     string
	Entries     []Entry
	Settings    string // address of the page that changes or ends what is told
	Unsubscribe string // address that ends it with one request; "" where there is none
	Confirm     string // address that says that letters are wanted; "" where that is known
	Again       bool   // it was tried to send before, and may have arrived

	left int // entries that did not fit
}

// Phrases are what is said around the entries of a letter.
type Phrases struct {
	Page, Original, Copy, Change, End, Confirm, Again string
}

// Words are the phrases in the language of the letter.
func (l Letter) Words() Phrases {
	in := l.Language.Text
	return Phrases{in(say("our page")), in(say("at the source")), in(say("our copy")), in(say("Change or end this")),
		in(say("Send nothing more to this address")), in(say("Confirm that alerts may be sent to this address")),
		in(say("Sent once more: this may have come before."))}
}

// An Entry says what happened, why one may believe it, and why one is told.
type Entry struct {
	Headline string
	Note     string // what the event has to say beyond that
	Standing string // how far it can be relied on
	Evidence string // the sentence as printed
	Tongue   string // BCP 47 of the evidence
	Source   string // who published it, and when
	URL      string // at the source
	Archived string // our copy
	Page     string // ours, about it
	Why      string // the watches that noticed it, and what they wait for
}

// Write makes a letter of items. base is what our addresses begin with.
func Write(l locale.Language, base string, items []Item) Letter {
	letter := Letter{Language: l, Subject: subject(l, items), Settings: base + "/watches"}
	for _, item := range items {
		letter.Entries = append(letter.Entries, entry(l, base, item))
	}
	return letter
}

// subject names the first item, and how many more there are.
func subject(l locale.Language, items []Item) string {
	switch len(items) {
	case 0:
		return "xiaozu"
	case 1:
		return oneLine(l.Text(items[0].Headline()))
	}
	return oneLine(l.Text(say("{headline}, and {n more|more}", l.Text(items[0].Headline()), len(items)-1)))
}

// oneLine keeps a text that came from a page from being two headers of a mail.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func entry(l locale.Language, base string, i Item) Entry {
	e := Entry{
		Headline: l.Text(i.Headline()), Note: l.Text(noteOf(i.Event)), Evidence: i.Evidence, Tongue: i.Language, URL: i.URL,
		Source: strings.TrimSuffix(i.SourceName+", "+i.Published, ", "), Page: base + i.Event.Path(), Why: l.Text(i.why()),
	}
	if i.Fact != nil && i.What != FactWithdrawn {
		e.Standing = l.Text(i.Standing.Words())
	}
	if i.Page != "" {
		e.Archived = base + articlePath(i.Source, i.Page)
	}
	return e
}

// Path is that of our page about an event.
func (e Event) Path() string {
	switch {
	case e.Fact != nil:
		return "/review/" + url.PathEscape(e.Fact.Key)
	case e.What == PageEdited || e.What == PageGone:
		return articlePath(e.Source, e.Page) + "/versions"
	case e.Page != "":
		return articlePath(e.Source, e.Page)
	case len(e.Groups) > 0:
		return "/groups/" + url.PathEscape(e.Groups[0])
	case e.Source != "":
		return "/sources#" + url.PathEscape(e.Source)
	}
	return "/watches"
}

func articlePath(source, page string) string {
	return "/articles/" + url.PathEscape(source) + "/" + url.PathEscape(page)
}
