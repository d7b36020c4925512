package alert

import (
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// say is something to say: see package locale.
func say(key string, args ...any) locale.Message { return locale.Say(key, args...) }

// name is a name in its own language.
func name(text string) locale.Name { return locale.NameOf(text) }

// Statement says a fact in plain words.
func Statement(f news.Fact) any {
	switch f.Kind {
	case news.AppointmentFact:
		return appointment(f)
	case news.MembershipFact:
		return say("{person} is named as {post}", name(f.Person), post(f))
	case news.BackgroundFact:
		return background(f)
	case news.MeetingFact:
		return met(f)
	case news.OfficeFact:
		return say("The office of {body} is at {host}", name(f.Body), name(f.Other))
	case news.ByOfficeFact:
		return say("{post} is by office {holder}", post(f), name(f.Other))
	case news.GroupFact:
		return grouped(f)
	case news.DocumentFact:
		return documented(f)
	}
	return coded(f)
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

func appointment(f news.Fact) any {
	person, post := name(f.Person), post(f)
	switch f.Action {
	case news.Appointed:
		return say("{person} becomes {post}", person, post)
	case news.Concurrent:
		return say("{person} also becomes {post}", person, post)
	case news.Removed:
		return say("{person} is no longer {post}", person, post)
	case news.Elected:
		return say("{person} is elected {post}", person, post)
	case news.Nominated:
		return say("{person} is nominated as {post}", person, post)
	case news.Proposed:
		return say("{person} is proposed as {post}", person, post)
	}
	return coded(f)
}

func background(f news.Fact) any {
	person, post := name(f.Person), post(f)
	switch f.Action {
	case news.Past:
		return say("{person} was before {post}", person, post)
	case news.Planned:
		return say("{person} is to be {post}", person, post)
	case news.Rumoured:
		return say("{person} is rumoured to be {post}", person, post)
	case news.Denied:
		return say("{person} is said not to be {post}", person, post)
	}
	return coded(f)
}

// met says that a group met; its number (Other, 第六次) and its chair may not be known.
func met(f news.Fact) any {
	body, meeting, chair := name(f.Body), name(f.Other+"会议"), name(f.Person)
	switch {
	case f.Other == "" && f.Person == "":
		return say("{body} met", body)
	case f.Other == "":
		return say("{body} met, chaired by {person}", body, chair)
	case f.Person == "":
		return say("{body} held its {meeting}", body, meeting)
	}
	return say("{body} held its {meeting}, chaired by {person}", body, meeting, chair)
}

func grouped(f news.Fact) any {
	body := name(f.Body)
	switch f.Action {
	case news.Found:
		return say("New group: {body}", body)
	case news.Created:
		return say("{body} is set up", body)
	case news.Adjusted:
		return say("{body} has new members", body)
	case news.Renamed:
		return renamed(f)
	case news.AlsoCalled:
		return say("{body} is also called {name}", body, name(f.Other))
	case news.Abolished:
		return say("{body} is abolished", body)
	case news.Temporary:
		return say("{body} is to end once its work is done", body)
	}
	return coded(f)
}

func renamed(f news.Fact) any {
	if f.Other == "" {
		return say("{body} is renamed", name(f.Body))
	}
	return say("{body} is renamed {name}", name(f.Body), name(f.Other))
}

// documented says which document did what to a group.
func documented(f news.Fact) any {
	body, number := name(f.Body), name(f.Other)
	switch f.Action {
	case news.Created:
		return say("{body} is set up by {document}", body, number)
	case news.Adjusted:
		return say("{body} has new members by {document}", body, number)
	case news.Renamed:
		return say("{body} is renamed by {document}", body, number)
	case news.Abolished:
		return say("{body} is abolished by {document}", body, number)
	}
	return coded(f)
}
