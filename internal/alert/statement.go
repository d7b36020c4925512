package alert

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// say is something to say: see package locale.
func say(key string, args ...any) locale.Message { return locale.Say(key, args...) }

// name is a name in its own language.
func name(text string) locale.Name { return locale.NameOf(text) }

// Statement says a fact in plain words.
func Statement(f news.Fact) any {
	switch f.Kind {
	case news.MembershipFact:
		return say("{person} is named as {post}", name(f.Person), post(f))
	case news.MeetingFact:
		return met(f)
	case news.OfficeFact:
		return office(f)
	case news.ByOfficeFact:
		return say("{post} is by office {holder}", post(f), name(f.Other))
	}
	if f.Action == news.Renamed && f.Other == "" {
		return say("{body} is renamed", name(f.Body))
	}
	if words, known := ofPeople[f.Kind][f.Action]; known {
		return filled(words, name(f.Person), post(f))
	}
	if words, known := ofBodies[f.Kind][f.Action]; known {
		return filled(words, name(f.Body), name(f.Other))
	}
	return coded(f)
}

// ofPeople say what is so of a person and a post.
var ofPeople = map[news.FactKind]map[news.Action]locale.Message{
	news.AppointmentFact: {
		news.Appointed:  say("{person} becomes {post}"),
		news.Concurrent: say("{person} also becomes {post}"),
		news.Removed:    say("{person} is no longer {post}"),
		news.Elected:    say("{person} is elected {post}"),
		news.Nominated:  say("{person} is nominated as {post}"),
		news.Proposed:   say("{person} is proposed as {post}"),
	},
	news.BackgroundFact: {
		news.Past:     say("{person} was before {post}"),
		news.Planned:  say("{person} is to be {post}"),
		news.Rumoured: say("{person} is rumoured to be {post}"),
		news.Denied:   say("{person} is said not to be {post}"),
	},
}

// ofBodies say what happened to a body: by itself, to another name, or by which document.
var ofBodies = map[news.FactKind]map[news.Action]locale.Message{
	news.GroupFact: {
		news.Found:      say("New group: {body}"),
		news.Created:    say("{body} is set up"),
		news.Adjusted:   say("{body} has new members"),
		news.Renamed:    say("{body} is renamed {name}"),
		news.AlsoCalled: say("{body} is also called {name}"),
		news.Abolished:  say("{body} is abolished"),
		news.Temporary:  say("{body} is to end once its work is done"),
	},
	news.DocumentFact: {
		news.Created:   say("{body} is set up by {document}"),
		news.Adjusted:  say("{body} has new members by {document}"),
		news.Renamed:   say("{body} is renamed by {document}"),
		news.Abolished: say("{body} is abolished by {document}"),
	},
}

// filled is a message with what it is about.
func filled(words locale.Message, about ...any) locale.Message {
	words.Args = about
	return words
}

// coded says a fact for which there are no words.
func coded(f news.Fact) any {
	return locale.Line{string(f.Kind), string(f.Action), name(f.Person), name(f.Role), name(f.Body)}
}

// post is a role in a body, as far as the text names them.
func post(f news.Fact) any {
	switch {
	case f.Body == "":
		return name(f.Role)
	case f.Role == "":
		return name(f.Body)
	}
	return say("{role} of {body}", name(f.Role), name(f.Body))
}

// office says where one is set; whose it is may not be known.
func office(f news.Fact) any {
	if f.Body == "" {
		return say("An office is at {host}", name(f.Other))
	}
	return say("The office of {body} is at {host}", name(f.Body), name(f.Other))
}

// met says that a group met; its number (Other, 第六次) and its chair may not be known.
func met(f news.Fact) any {
	body, chair := name(f.Body), name(f.Person)
	number, _ := zh.Number([]rune(strings.TrimPrefix(f.Other, "第")))
	switch {
	case number == 0 && f.Person == "":
		return say("{body} met", body)
	case number == 0:
		return say("{body} met, chaired by {person}", body, chair)
	case f.Person == "":
		return say("{body} held meeting no. {n}", body, number)
	}
	return say("{body} held meeting no. {n}, chaired by {person}", body, number, chair)
}
