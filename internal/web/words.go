package web

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A sentence is said in the language of the page, with names in their own.
type sentence []word

// A word is a part of a sentence in one language.
type word struct {
	Text string
	Lang string // "" for the language of the page
}

func say(text string) word { return word{Text: text} }

// name is a name in its own language.
func name(text string) word { return word{text, languageOf(text)} }

func (s sentence) String() string {
	var texts []string
	for _, w := range s {
		texts = append(texts, w.Text)
	}
	return strings.Join(texts, " ")
}

// statement says a fact in plain words; what the text left out is left out.
func statement(f news.Fact) sentence {
	return slices.DeleteFunc(said(f), func(w word) bool { return w.Text == "" })
}

func said(f news.Fact) sentence {
	switch f.Kind {
	case news.AppointmentFact:
		return seated(f, appointmentVerbs[f.Action])
	case news.MembershipFact:
		return seated(f, "is named as")
	case news.BackgroundFact:
		return seated(f, backgroundVerbs[f.Action])
	case news.MeetingFact:
		return met(f)
	case news.OfficeFact:
		return sentence{say("The office of"), name(f.Body), say("is at"), name(f.Other)}
	case news.ByOfficeFact:
		return sentence{name(f.Role), say("of"), name(f.Body), say("is by office"), name(f.Other)}
	case news.GroupFact:
		return grouped(f)
	}
	return sentence{say(string(f.Kind)), say(string(f.Action)), name(f.Person), name(f.Role), name(f.Body)}
}

var appointmentVerbs = map[news.Action]string{
	news.Appointed: "becomes", news.Concurrent: "also becomes", news.Removed: "is no longer",
	news.Elected: "is elected", news.Nominated: "is nominated as", news.Proposed: "is proposed as",
}

var backgroundVerbs = map[news.Action]string{
	news.Past: "was before", news.Planned: "is to be", news.Rumoured: "is rumoured to be", news.Denied: "is said not to be",
}

func seated(f news.Fact, verb string) sentence {
	s := sentence{name(f.Person), say(verb), name(f.Role)}
	if f.Body != "" {
		s = append(s, say("of"), name(f.Body))
	}
	return s
}

// met says that a group met; its number (Other, 第六次) and its chair may not be known.
func met(f news.Fact) sentence {
	s := sentence{name(f.Body), say("met")}
	if f.Other != "" {
		s = sentence{name(f.Body), say("held its"), name(f.Other + "会议")}
	}
	if f.Person != "" {
		s = append(s, say("chaired by"), name(f.Person))
	}
	return s
}

func grouped(f news.Fact) sentence {
	switch f.Action {
	case news.Found:
		return sentence{say("New group:"), name(f.Body)}
	case news.Created:
		return sentence{name(f.Body), say("is set up")}
	case news.Adjusted:
		return sentence{name(f.Body), say("has new members")}
	case news.Renamed:
		return renamed(f)
	case news.Abolished:
		return sentence{name(f.Body), say("is abolished")}
	}
	return sentence{name(f.Body), say(string(f.Action))}
}

func renamed(f news.Fact) sentence {
	s := sentence{name(f.Body), say("is renamed")}
	if f.Other != "" {
		s = append(s, name(f.Other))
	}
	return s
}

// languageOf is the BCP 47 tag of a name, which chooses the shapes of its characters; a name
// that does not tell is simplified, as canonical names are.
func languageOf(text string) string { return language("", zh.ScriptOf(text)) }

// language is the BCP 47 tag of an article's text.
func language(lang, script string) string {
	switch {
	case script == "Latn" || lang == "en":
		return "en"
	case script == "Hant":
		return "zh-Hant"
	}
	return "zh-Hans"
}
