package web

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A lessonLine is a name that came to those that pages are read with, or went.
type lessonLine struct {
	Href      string
	Name      string
	Group     string // "" where the name is its own
	GroupHref string
	Person    bool // whether the name is a person's
	Went      bool
	Learned   time.Time
	Counts    any // what it changed so far
}

func newLessonLine(l postgres.Lesson) lessonLine {
	line := lessonLine{Href: lessonPath(l.ID), Name: l.Name, GroupHref: groupPath(l.Group), Went: l.What == postgres.NameWent,
		Learned: l.Learned, Counts: lessonCounts(l)}
	switch l.Group {
	case "":
		line.Person, line.GroupHref = true, personPath(l.Name)
	case l.Name:
	default:
		line.Group = l.Group
	}
	return line
}

// lessonCounts says how far a lesson is, and what it did.
func lessonCounts(l postgres.Lesson) any {
	switch {
	case !l.Found:
		return say("articles are being looked for")
	case l.Articles == 0:
		return say("no article may have it")
	}
	counts := locale.Line{say("{n article|articles} read again", l.Articles-l.Left)}
	if l.Left > 0 {
		counts = append(counts, say("{n} to go", l.Left))
	}
	if l.Gained+l.Changed+l.Lost == 0 && l.Left == 0 {
		return append(counts, say("no fact changed"))
	}
	return append(counts, say("{a} gained, {b} changed, {c} lost", l.Gained, l.Changed, l.Lost))
}

func lessonPath(id string) string { return "/lessons/" + url.PathEscape(id) }

// mostLessons bounds how many are listed, the latest first.
const mostLessons = 100

// lessons lists what names were learned and forgotten lately.
func (s *site) lessons(w http.ResponseWriter, r *http.Request) error {
	known, err := s.db.Lessons(r.Context(), "", mostLessons)
	if err != nil {
		return err
	}
	var lines []lessonLine
	for _, l := range known {
		lines = append(lines, newLessonLine(l))
	}
	return s.page(w, r, "lessons", view{Title: say("Learned names"), Section: "review", Data: lines})
}

// addLessons lists the names that a fact taught.
func (s *site) addLessons(ctx context.Context, v *factView, known postgres.Statement) error {
	if len(known.Decisions) == 0 {
		return nil
	}
	taught, err := s.db.Lessons(ctx, known.Key, 5)
	for _, l := range taught {
		v.Lessons = append(v.Lessons, newLessonLine(l))
	}
	return err
}
