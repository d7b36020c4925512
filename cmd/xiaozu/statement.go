package main

import (
	"fmt"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// becomes says what a fact states of a person and a post.
var becomes = map[news.Action]string{
	news.Appointed:  "%s was appointed %s",
	news.Concurrent: "%s was appointed %s besides another post",
	news.Removed:    "%s is no longer %s",
	news.Elected:    "%s was elected %s",
	news.Nominated:  "%s was nominated as %s",
	news.Proposed:   "%s is proposed as %s",
}

// told says what a background fact tells of a person and a post.
var told = map[news.Action]string{
	news.Past:     "%s was %s before",
	news.Planned:  "%s and %s: planned, not done",
	news.Rumoured: "%s and %s: a rumour",
	news.Denied:   "%s and %s: denied",
}

// happened says what a fact states of a group.
var happened = map[news.Action]string{
	news.Found:     "is in no dictionary",
	news.Created:   "was set up",
	news.Adjusted:  "was changed in its members",
	news.Renamed:   "was renamed",
	news.Abolished: "was abolished",
	news.Temporary: "is to end once its work is done",
}

// statement is a fact in words.
func statement(f news.Fact) string {
	switch f.Kind {
	case news.AppointmentFact:
		return fmt.Sprintf(becomes[f.Action], f.Person, post(f))
	case news.BackgroundFact:
		return fmt.Sprintf(told[f.Action], f.Person, post(f))
	case news.MembershipFact:
		return fmt.Sprintf("%s is %s", f.Person, post(f))
	case news.OfficeFact:
		return fmt.Sprintf("The office of %s is in %s", orUnknown(f.Body), f.Other)
	case news.ByOfficeFact:
		return fmt.Sprintf("The seat of %s of %s goes with an office: %s", f.Role, orUnknown(f.Body), f.Other)
	case news.MeetingFact:
		return meeting(f)
	case news.DocumentFact:
		return fmt.Sprintf("%s %s by %s", f.Body, happened[f.Action], f.Other)
	}
	if f.Action == news.Renamed && f.Other != "" {
		return fmt.Sprintf("%s was renamed %s", f.Body, f.Other)
	}
	return fmt.Sprintf("%s %s", f.Body, happened[f.Action])
}

func post(f news.Fact) string {
	post := fmt.Sprintf("%s of %s", f.Role, orUnknown(f.Body))
	if f.OwnPost != "" && !strings.Contains(f.OwnPost, f.Body) { // not the seat itself
		post += fmt.Sprintf(" (as %s)", f.OwnPost)
	}
	return post
}

func meeting(f news.Fact) string {
	s := f.Body + " met"
	if f.Other != "" {
		s += " (" + f.Other + ")"
	}
	if f.Person != "" {
		s += ", chaired by " + f.Person
	}
	return s
}

func orUnknown(body string) string {
	if body == "" {
		return "an unnamed group"
	}
	return body
}

// bases say where a date comes from.
var bases = map[news.Basis]string{
	news.StatedDate:    "stated in the text",
	news.DatelineDate:  "the date line's",
	news.PublishedDate: "the day of publication",
}

func dated(f news.Fact) string {
	if f.Date.IsZero() {
		return "unknown; --date tells when the text was published"
	}
	return fmt.Sprintf("%s, %s", f.Date, bases[f.Basis])
}
