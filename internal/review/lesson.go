package review

import (
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Learning says how far a lesson is, and what it did.
func Learning(l postgres.Lesson) any {
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

// MayRefuse reports whether the name of a lesson can be refused: a fact teaches it.
func MayRefuse(l postgres.Lesson) bool { return l.What == postgres.NameCame && l.Fact != "" }

// Became says what became of a fact by a lesson, and the sign of that.
func Became(e postgres.LessonEffect) (sign string, says locale.Message) {
	switch {
	case e.Said == nil:
		return "+", say("gained")
	case e.Says == nil:
		return "−", say("lost")
	}
	return "±", say("changed")
}

// LostText reports whether a curator decided on what no text states any more.
func LostText(e postgres.LessonEffect) bool {
	return e.Unstated && e.Was != "" && e.Was != postgres.Proposed
}

// Moves are the accepted facts that texts state as another one, which nobody decided on otherwise.
func Moves(effects []postgres.LessonEffect) (all []Move) {
	for _, e := range effects {
		if e.Unstated && e.Was == postgres.Accepted && (e.Is == postgres.Proposed || e.Is == postgres.Unsure || e.Is == postgres.Accepted) {
			all = append(all, Move{From: e.Said.Fact, To: e.Says.Fact})
		}
	}
	return all
}
