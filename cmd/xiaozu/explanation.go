package main

import (
	"fmt"
	"io"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/rulebook"
)

// An explanation writes how documents were read.
type explanation struct {
	out   io.Writer
	pen   pen
	width int // in cells
	first bool
}

func newExplanation(out io.Writer, p pen, width int) *explanation {
	return &explanation{out: out, pen: p, width: width, first: true}
}

func (e *explanation) write(id, text string, r extract.Reading, t extract.Trace) {
	if !e.first {
		fmt.Fprintln(e.out)
	}
	e.first = false
	e.heading(fmt.Sprintf("%s: %s, %s", id, counted(len(r.Mentions), "mention"), counted(len(r.Facts), "fact")))
	fmt.Fprintf(e.out, "%s\n\n", e.pen.legend())
	fmt.Fprintln(e.out, strings.TrimRight(e.pen.text([]rune(text), r), "\n"))
	if say, ok := genres[t.Genre]; ok {
		fmt.Fprintf(e.out, "\n%s\n", say)
	} else {
		e.sentences(t)
	}
	e.facts(r.Facts, t)
}

func (e *explanation) heading(s string) { fmt.Fprintln(e.out, e.pen.strong(s)) }

func (e *explanation) sentences(t extract.Trace) {
	fmt.Fprintln(e.out)
	title := fmt.Sprintf("Sentences: %d read", len(t.Sentences))
	if t.Passed > 0 {
		title += fmt.Sprintf("; %d passed over, since nobody and no group is named there", t.Passed)
	}
	e.heading(title)
	for k, s := range t.Sentences {
		number := fmt.Sprintf("%3d  ", k+1)
		if s.Roster != nil {
			fmt.Fprintf(e.out, "\n%s%s\n", number, e.pen.faint("entries of a list were taken out of"))
			e.gloss("     ", s.Roster)
			number = "     "
		}
		if len(s.Phrases) > 0 {
			fmt.Fprintln(e.out)
			e.gloss(number, s.Phrases)
		}
	}
}

// longestToken is how much of a token is shown, in cells.
const longestToken = 40

// gloss writes tokens over their classes, in as many rows as the width asks for; lead stands before
// the first.
func (e *explanation) gloss(lead string, ts []rulebook.Token) {
	var words, classes strings.Builder
	blank := strings.Repeat(" ", len(lead))
	flush := func() {
		fmt.Fprintf(e.out, "%s%s\n%s%s\n", lead, strings.TrimRight(words.String(), " "), blank, e.pen.faint(strings.TrimRight(classes.String(), " ")))
		words.Reset()
		classes.Reset()
		lead = blank
	}
	at := len(lead)
	for _, t := range ts {
		word := shorten(visible(t.Text), longestToken)
		cell := max(text.StringWidth(word), text.StringWidth(t.Class)) + 2
		if at+cell > e.width && words.Len() > 0 {
			flush()
			at = len(lead)
		}
		words.WriteString(text.Pad(word, cell, ' '))
		classes.WriteString(text.Pad(t.Class, cell, ' '))
		at += cell
	}
	flush()
}

func (e *explanation) facts(facts []news.Fact, t extract.Trace) {
	fmt.Fprintln(e.out)
	if len(facts) == 0 {
		e.heading("No facts")
		return
	}
	e.heading("Facts")
	told := map[string]int{} // in which fact each rule was described
	for k, f := range facts {
		fmt.Fprintf(e.out, "\n%3d  %s\n", k+1, e.pen.strong(statement(f)))
		if first, ok := told[f.Rule]; ok {
			e.line("rule", fmt.Sprintf("%s, as in %d", f.Rule, first))
		} else {
			told[f.Rule] = k + 1
			e.rule(t.Facts[k].Rule)
		}
		e.origin(f, t.Facts[k])
	}
}

func (e *explanation) rule(r rulebook.Rule) {
	e.line("rule", strings.TrimSuffix(r.Name+": "+r.Reads, ": "))
	for _, when := range r.When {
		e.line("", "only if "+when)
	}
}

func (e *explanation) origin(f news.Fact, t rulebook.Origin) {
	if t.Used != nil {
		parts := make([]string, len(t.Used))
		for i, u := range t.Used {
			parts[i] = visible(u.Text)
		}
		e.line("used", strings.Join(parts, " · "))
	}
	place := fmt.Sprintf("[%d, %d)", f.Evidence.Start, f.Evidence.End)
	if t.Sentence >= 0 {
		place += fmt.Sprintf(", in sentence %d", t.Sentence+1)
	}
	e.line("evidence", shorten(visible(f.Evidence.Text), max(30, e.width-16-len(place)-2))+"  "+e.pen.faint(place))
	e.line("date", dated(f))
	e.line("confidence", fmt.Sprintf("%.2f", f.Confidence))
}

func (e *explanation) line(label, value string) {
	fmt.Fprintf(e.out, "     %s %s\n", e.pen.faint(fmt.Sprintf("%-10s", label)), value)
}
