package alert

import (
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// Headline says in one line what happened.
func (e Event) Headline() any {
	switch e.What {
	case FactStated, FactAccepted:
		return Statement(e.Fact.news())
	case FactWithdrawn:
		return say("Taken back: {statement}", Statement(e.Fact.news()))
	case ArticleNamed:
		return e.named()
	case ArticleFound:
		return say("Found: {title}", name(e.Title))
	case PageEdited:
		return say("Edited: {title}", name(e.Title))
	case PageGone:
		return say("Vanished: {title}", name(e.Title))
	}
	return e.noticed()
}

// noticed says what was seen by looking at many articles, or at xiaozu itself.
func (e Event) noticed() any {
	switch e.What {
	case Surged:
		return say("{group} is named far more often than usual", name(e.first()))
	case HeadAbsent:
		return e.absent()
	case SourceBroken:
		return say("Source broken: {source}", name(e.SourceName))
	case SourceWorks:
		return say("Source works again: {source}", name(e.SourceName))
	case CoverageLost:
		return say("Coverage lost: {source}", name(e.SourceName))
	case CoverageBack:
		return say("Coverage is back: {source}", name(e.SourceName))
	case ChannelClosed:
		return say("Nothing is sent any more to {address}", e.Title)
	case Test:
		return say("A test: this is how an alert looks")
	}
	return string(e.What)
}

func (e Event) named() any {
	if e.Months >= Never {
		return say("{name} is named for the first time", name(e.first()))
	}
	return say("{name} is named again after {n month|months}", name(e.first()), e.Months)
}

func (e Event) absent() any {
	if len(e.Names) < 2 { // events of old do not name the head
		return say("The head of {group} has stopped appearing", name(e.first()))
	}
	return say("{person}, head of {group}, has stopped appearing", name(e.Names[1]), name(e.first()))
}

func (e Event) first() string {
	if len(e.Names) == 0 {
		return ""
	}
	return e.Names[0]
}

// news is the fact in the words of package news, as far as an event keeps it.
func (f *Fact) news() news.Fact {
	return news.Fact{Kind: f.Kind, Action: f.Action, Person: f.Person, Role: f.Role, Body: f.Body, Other: f.Other, Date: f.Date}
}

// Why a fact is taken back; events keep the keys as their notes.
var (
	Unsaid   = say("The page that said so was edited, and no text says it any more.")
	Rejected = say("A curator looked at the text and rejected it.")
	Unread   = say("The page was read anew by newer rules, and no text says it any more.")
)

// ofThePast is said of an event that is no news.
var ofThePast = say("No news: the page was fetched to fill the past, or read anew by newer rules.")

// noteOf is what an event has to say, in the reader's language if it is of our own words.
func noteOf(e Event) any {
	for _, why := range []locale.Message{Unsaid, Rejected, Unread} {
		if e.Note == why.Key {
			return why
		}
	}
	switch {
	case e.What == CoverageLost:
		return locale.Sentences{say("Most of what tells of what you watch came from this source. Until it works again you may not be told."), e.Note}
	case e.Count > 0:
		return say("Named in {n article|articles} this month; in a usual month of the year before in {usual}.", e.Count, e.Usual)
	case !e.Since.IsZero():
		return say("Last named on {day}.", e.Since)
	case e.Note == "" && e.Past:
		return ofThePast
	}
	return e.Note
}
