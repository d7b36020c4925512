package web

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A sentence is said in the language of the page, with names in their own.
type sentence []word

// A word is a part of a sentence in one language.
type word struct {
	Text string
	Lang string // "" for the language of the page
}

func say(text string) word { return word{Text: text} }

// han is a name as the canonical forms have it: simplified.
func han(text string) word { return word{text, "zh-Hans"} }

func (s sentence) String() string {
	var words []string
	for _, w := range s {
		words = append(words, w.Text)
	}
	return strings.Join(words, " ")
}

// statement says a fact in plain words.
func statement(f news.Fact) sentence {
	switch f.Kind {
	case news.AppointmentFact:
		return seated(f, appointmentVerbs[f.Action])
	case news.MembershipFact:
		return seated(f, "is named as")
	case news.MeetingFact:
		return met(f)
	case news.OfficeFact:
		return sentence{say("The office of"), han(f.Body), say("is at"), han(f.Other)}
	case news.GroupFact:
		return grouped(f)
	}
	return sentence{say(string(f.Kind)), say(string(f.Action)), han(f.Person), han(f.Role), han(f.Body)}
}

var appointmentVerbs = map[news.Action]string{
	news.Appointed: "becomes", news.Concurrent: "also becomes", news.Removed: "is no longer",
	news.Elected: "is elected", news.Nominated: "is nominated as", news.Proposed: "is proposed as",
}

func seated(f news.Fact, verb string) sentence {
	s := sentence{han(f.Person), say(verb), han(f.Role)}
	if f.Body != "" {
		s = append(s, say("of"), han(f.Body))
	}
	return s
}

// met says that a group met; its number (Other, 第六次) and its chair may not be known.
func met(f news.Fact) sentence {
	s := sentence{han(f.Body), say("met")}
	if f.Other != "" {
		s = sentence{han(f.Body), say("held its"), han(f.Other + "会议")}
	}
	if f.Person != "" {
		s = append(s, say("chaired by"), han(f.Person))
	}
	return s
}

func grouped(f news.Fact) sentence {
	switch f.Action {
	case news.Found:
		return sentence{say("New group:"), han(f.Body)}
	case news.Created:
		return sentence{han(f.Body), say("is set up")}
	case news.Adjusted:
		return sentence{han(f.Body), say("has new members")}
	case news.Renamed:
		return renamed(f)
	case news.Abolished:
		return sentence{han(f.Body), say("is abolished")}
	}
	return sentence{han(f.Body), say(string(f.Action))}
}

func renamed(f news.Fact) sentence {
	s := sentence{han(f.Body), say("is renamed")}
	if f.Other != "" {
		s = append(s, han(f.Other))
	}
	return s
}

// language is the BCP 47 tag of an article's text, which chooses the shapes of its characters.
func language(lang, script string) string {
	switch {
	case script == "Latn" || lang == "en":
		return "en"
	case script == "Hant":
		return "zh-Hant"
	}
	return "zh-Hans"
}
