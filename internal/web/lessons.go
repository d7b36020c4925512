package web

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
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
		Learned: l.Learned, Counts: review.Learning(l)}
	switch l.Group {
	case "":
		line.Person, line.GroupHref = true, personPath(l.Name)
	case l.Name:
	default:
		line.Group = l.Group
	}
	return line
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
