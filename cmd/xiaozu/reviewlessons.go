package main

import (
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/console"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// mostLessons bounds how many are listed, the latest first.
const mostLessons = 100

// lessons shows which names were learned and forgotten lately, until the curator goes back.
func (r *reviewer) lessons(ctx context.Context) error {
	for at := 0; ; {
		all, err := r.db.Lessons(ctx, "", mostLessons)
		if err != nil {
			return err
		}
		at = min(at, max(len(all)-1, 0))
		key, err := r.ask(ctx, func(s *console.Sheet) { r.writeLessons(s, all, at) })
		switch {
		case err != nil:
			return err
		case key == 'j':
			at++
		case key == 'k':
			at = max(at-1, 0)
		case (key == 'o' || key == '\r') && len(all) > 0:
			if err := r.lesson(ctx, all[at].ID); err != nil {
				return err
			}
		default:
			return nil
		}
	}
}

func (r *reviewer) writeLessons(s *console.Sheet, all []postgres.Lesson, at int) {
	s.Say(r.pen.strong(r.text(say("Learned names"))))
	r.writeNote(s)
	s.Blank()
	if len(all) == 0 {
		s.Say(r.text(say("None yet. Accept a new group, another name of one, or a person who is in no dictionary, and it is here within a minute.")))
	}
	for i, l := range all {
		here := "  "
		if i == at {
			s.Look()
			here = "> "
		}
		s.Hang(4, here+r.learned(l))
	}
	r.writeKeys(s, []keyHelp{{"J K", say("down, up")}, {"O", say("what it changed")}})
	s.Foot(r.text(say("Any other key goes back.")))
}

// learned is a name with whose it is and what it changed.
func (r *reviewer) learned(l postgres.Lesson) string {
	line := locale.Line{l.Name}
	switch l.Group {
	case "":
		line = append(line, say("a person"))
	case l.Name:
	default:
		line = append(line, say("of {group}", l.Group))
	}
	if l.What == postgres.NameWent {
		line = append(line, say("forgotten"))
	}
	return r.text(append(line, review.Learning(l)))
}
