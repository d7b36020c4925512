package main

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"
)

// An asking is a decision that is asked for, on one or more facts.
type asking struct {
	line    int // those of one line are in turn
	n       int // place in the line
	path    string
	form    url.Values
	facts   []string
	verdict string
	again   bool // whether it was sent before, without an answer
}

// plan are decisions on the facts of all stories: one by one and taken back, or together and taken
// back together.
func (c *decider) plan(t *testing.T) (all []asking) {
	t.Helper()
	groups := map[string][]string{}
	for _, row := range queried(t, c.data, `SELECT body || ' ' || fact FROM facts ORDER BY 1`) {
		group, fact, _ := strings.Cut(row, " ")
		groups[group] = append(groups[group], fact)
	}
	line := 0
	add := func(facts []string, before, verdict string) {
		all = append(all, newAsking(line, len(all), facts, before, verdict))
	}
	for i := range len(groups) {
		facts := groups[fmt.Sprintf("第%d号海岛保护工作领导小组", i)]
		if i%2 == 0 {
			add(facts, "proposed", "accept")
			add(facts, "accepted", "undo")
			add(facts, "proposed", "reject")
			line++
			continue
		}
		for _, fact := range facts {
			add([]string{fact}, "proposed", "unsure")
			add([]string{fact}, "unsure", "accept")
			add([]string{fact}, "accepted", "undo")
			line++
		}
	}
	return all
}

// newAsking is the form of one fact or, for more, of a notice; what was decided together is taken back
// by one.
func newAsking(line, n int, facts []string, before, verdict string) asking {
	a := asking{line: line, n: n, path: "/review/" + facts[0], facts: facts, verdict: verdict,
		form: url.Values{"state": {before}, "verdict": {verdict}}}
	if verdict == "reject" {
		a.form.Set("reason", "not stated")
	}
	if len(facts) > 1 && verdict != "undo" {
		a.path += "/notice"
		a.form.Set("confirmed", "yes")
		for _, fact := range facts {
			a.form.Add("fact", fact+" "+before)
		}
	}
	return a
}

// inTurn puts those of each line in turn, and leaves the lines mixed as they are.
func inTurn(all []asking) {
	lines := map[int][]asking{}
	for _, a := range all {
		lines[a.line] = append(lines[a.line], a)
	}
	for _, line := range lines {
		slices.SortFunc(line, func(a, b asking) int { return a.n - b.n })
	}
	for i, a := range all {
		all[i], lines[a.line] = lines[a.line][0], lines[a.line][1:]
	}
}

// decisionsOf are the rows that the decisions leave.
func decisionsOf(all []asking) (rows []string) {
	n := map[string]int{}
	for _, a := range all {
		for _, fact := range a.facts {
			n[fact]++
			rows = append(rows, fmt.Sprintf("%s %d %s with %d by anna", fact, n[fact], a.verdict, len(a.facts)))
		}
	}
	slices.Sort(rows)
	return rows
}
