package review

import "github.com/xiaozu-watch/xiaozu/internal/postgres"

// An Agreement is how often two curators said the same of facts, the second without knowing what the
// first had said. They say that a fact is right as it was read, that it is not, or that they cannot tell.
type Agreement struct {
	N             int // facts
	same          int
	first, second map[postgres.State]int
}

// Add counts n facts that the first curator brought to one state and the second would bring to another.
func (a *Agreement) Add(first, second postgres.State, n int) {
	if a.first == nil {
		a.first, a.second = map[postgres.State]int{}, map[postgres.State]int{}
	}
	first, second = opinionOf(first), opinionOf(second)
	a.N += n
	a.first[first] += n
	a.second[second] += n
	if first == second {
		a.same += n
	}
}

// opinionOf is what a state says of a fact as it was read: what was corrected was wrong.
func opinionOf(s postgres.State) postgres.State {
	if s == postgres.Corrected {
		return postgres.Rejected
	}
	return s
}

// Same is the number of facts of which both said the same.
func (a Agreement) Same() int { return a.same }

// Kappa returns Cohen's κ: by how much both agreed more often than they would by chance, as a part of how
// much they could; 1 is always, 0 no more than by chance. It is not known where chance alone would have
// them always agree.
func (a Agreement) Kappa() (kappa float64, known bool) {
	if a.N == 0 {
		return 0, false
	}
	n, chance := float64(a.N), 0.0
	for said, times := range a.first {
		chance += float64(times) / n * float64(a.second[said]) / n
	}
	if chance == 1 {
		return 0, false
	}
	return (float64(a.same)/n - chance) / (1 - chance), true
}
