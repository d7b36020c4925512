package main

import (
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// writeTrials shows one trial in full, several as a table with a row each, and fails if
// something is missing.
func writeTrials(out io.Writer, trials []*source.Trial) error {
	if len(trials) == 1 {
		writeTrial(out, trials[0])
	} else {
		writeTrialSums(out, trials)
	}
	lacking := 0
	for _, t := range trials {
		for i, what := range t.Missing() {
			if i == 0 {
				lacking++
				fmt.Fprintf(out, "\n%s lacks\n", t.Source.ID)
			}
			fmt.Fprintln(out, " ", what)
		}
	}
	if lacking > 0 {
		return errMissing
	}
	_, err := fmt.Fprintln(out, "\nNothing is missing.")
	return err
}

func writeTrialSums(out io.Writer, trials []*source.Trial) {
	t := newTable(out, "source", "name", "lists", "links", "titles", "dates", "articles", "missing")
	rightAligned(t, 3, 4, 5, 6, 7, 8)
	for _, trial := range trials {
		links, titles, dates := 0, 0, 0
		for _, l := range trial.Lists {
			links, titles, dates = links+len(l.Entries), titles+l.Titles(), dates+l.Dates()
		}
		t.AppendRow([]any{trial.Source.ID, trial.Source.Name.ZH, len(trial.Lists), links, titles, dates,
			len(trial.Articles), len(trial.Missing())})
	}
	t.Render()
}

func writeTrial(out io.Writer, trial *source.Trial) {
	fmt.Fprintf(out, "%s %s\n", trial.Source.ID, trial.Source.Name.ZH)
	for _, l := range trial.Lists {
		writeListing(out, l.URL, l.Listing)
	}
	if len(trial.Articles) == 0 {
		return
	}
	fmt.Fprintln(out)
	t := newTable(out, "article", "date", "title", "publisher", "characters")
	rightAligned(t, 5)
	for _, a := range trial.Articles {
		t.AppendRow([]any{a.URL, orDash(a.Published.String()), orDash(shorten(a.Title, titleCells)),
			orDash(a.Publisher), utf8.RuneCountInString(a.Body)})
	}
	t.Render()
}

// How much of a list is shown.
const (
	titleCells  = 60 // on a screen, where a Han character takes two
	shownOfList = 20 // entries
)

// writeListing shows what a list page says.
func writeListing(out io.Writer, address string, l source.Listing) {
	fmt.Fprintf(out, "\nlist %s: %s, %s, %s\n", address, counted(len(l.Entries), "link"), counted(l.Titles(), "title"), counted(l.Dates(), "date"))
	for _, more := range l.More[:min(3, len(l.More))] {
		fmt.Fprintf(out, "further list %s\n", more)
	}
	if len(l.Entries) == 0 {
		return
	}
	t := newTable(out, "date", "title", "link")
	for _, e := range l.Entries[:min(shownOfList, len(l.Entries))] {
		t.AppendRow([]any{orDash(e.Published.String()), orDash(shorten(e.Title, titleCells)), e.URL})
	}
	t.Render()
	if hidden := len(l.Entries) - shownOfList; hidden > 0 {
		fmt.Fprintf(out, "… and %d more\n", hidden)
	}
}
