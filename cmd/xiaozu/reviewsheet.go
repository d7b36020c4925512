package main

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/console"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
	"github.com/xiaozu-watch/xiaozu/internal/search"
)

// write writes a fact as one sheet: what is stated first, then why one may believe it, then the registry.
func (r *reviewer) write(s *console.Sheet, f looked) {
	r.writeHead(s, f)
	if f.Key == "" {
		s.Say(r.text(say("Nothing to review here. New facts appear when sources are crawled: {up} does so by their schedules, {crawl} at once.",
			"`xiaozu up`", "`xiaozu crawl`")))
	} else {
		r.writeStatement(s, f)
		r.writeReopened(s, f)
		r.writeEvidence(s, f)
		r.writeRegistry(s, f)
		r.writePast(s, f)
		r.writeRemark(s, f.Key)
	}
	r.writeFoot(s, f)
}

func (r *reviewer) writeHead(s *console.Sheet, f looked) {
	head := locale.Line{say("Review")}
	if f.left != nil {
		head = append(head, say("{n} left", f.left))
	}
	if pace := review.Progress(f.pace); pace != nil {
		head = append(head, pace)
	}
	s.Say(r.pen.faint(r.text(append(head, r.user))))
	r.writeNote(s)
	if f.leased != "" {
		s.Say(r.pen.alarm(r.text(say("{name} is looking at this, too.", locale.NameOf(f.leased)))))
	}
	s.Blank()
}

func (r *reviewer) writeStatement(s *console.Sheet, f looked) {
	s.Say(r.pen.strong(r.text(alert.Statement(f.Fact.Fact))))
	s.Say(r.text(locale.Line{review.StateWord(f.State), review.Dated(f.Fact.Fact), review.Passages(len(f.Passages), f.Stories())}))
	s.Blank()
}

// writeReopened says what texts state otherwise since the fact was decided on.
func (r *reviewer) writeReopened(s *console.Sheet, f looked) {
	if f.Reopened.IsZero() {
		return
	}
	s.Say(r.pen.alarm(r.text(say("Changed since it was decided on"))))
	now := locale.Line{say("No text states it any more.")}
	if len(f.Passages) > 0 {
		stated := f.Passages[0].Fact.Fact
		now = locale.Line{say("Stated now:"), alert.Statement(stated), review.Dated(stated)}
	}
	s.Say(r.text(now))
	s.Blank()
}

// writeEvidence shows the best passage in its lines, and where else the fact is stated.
func (r *reviewer) writeEvidence(s *console.Sheet, f looked) {
	if len(f.Passages) == 0 {
		s.Say(r.text(say("No article states this any more. The decisions on it are kept.")))
		s.Blank()
		return
	}
	best := f.Passages[0]
	s.Say(marked(inContext(best), r.pen))
	s.Hang(2, "  "+r.source(best))
	s.Hang(2, "  "+r.text(best.Article.URL))
	s.Hang(2, "  "+r.text(append(locale.Line{say("rule {rule}", best.Rule), review.Surely(best.Confidence)}, r.precision(f)...)))
	s.Blank()
	if len(f.Passages) > 1 {
		list(r, s, say("Also stated"), f.Passages[1:], r.source)
	}
}

func (r *reviewer) precision(f looked) locale.Line {
	if f.Rule == "" || f.Rule == postgres.CuratorRule {
		return nil
	}
	return locale.Line{review.Precision(f.judged)}
}

// reach is how many characters are shown around a passage, on either side and of one more line at most.
const reach = 60

// inContext is a passage with what stands around it.
func inContext(p postgres.Passage) []search.Piece {
	text, at := []rune(p.Text), p.Evidence.Span
	if at.Start < 0 || at.End > len(text) || at.Start >= at.End {
		return []search.Piece{{Text: p.Evidence.Text, Found: true}}
	}
	before := strings.Split(string(text[max(at.Start-reach, 0):at.Start]), "\n")
	after := strings.Split(string(text[at.End:min(at.End+reach, len(text))]), "\n")
	return []search.Piece{{Text: strings.Join(before[max(len(before)-2, 0):], "\n")}, {Text: string(text[at.Start:at.End]), Found: true},
		{Text: strings.Join(after[:min(2, len(after))], "\n")}}
}

// source is where a passage stands: title, publisher, day.
func (r *reviewer) source(p postgres.Passage) string {
	line := locale.Line{p.Article.Title}
	for _, part := range []string{p.Article.Publisher, p.Article.SourceName} {
		if part != "" {
			line = append(line, part)
			break
		}
	}
	if day := p.Article.Published.Date(); !day.IsZero() {
		line = append(line, day)
	}
	return r.text(line)
}

func (r *reviewer) writeRegistry(s *console.Sheet, f looked) {
	if f.waits {
		list(r, s, say("If accepted"), f.changes, r.change)
		if len(f.changes) == 0 {
			s.Say("  " + r.text(say("The registry stays as it is.")))
		}
	}
	if f.BodyKey() == "" {
		return
	}
	list(r, s, say("What we know now"), f.seats, r.seat)
	if len(f.seats) == 0 {
		s.Say("  " + r.text(say("No seat in it is settled.")))
	}
}

// writePast shows names that the fact taught, facts that may say the same, and what was decided on this one.
func (r *reviewer) writePast(s *console.Sheet, f looked) {
	if len(f.lessons) > 0 {
		list(r, s, say("Names that it taught"), f.lessons, r.learned)
	}
	if len(f.alike) > 0 {
		list(r, s, say("Facts alike"), f.alike, r.alike)
	}
	if len(f.Decisions) > 0 {
		list(r, s, say("Decisions"), f.Decisions, r.decision)
	}
}
