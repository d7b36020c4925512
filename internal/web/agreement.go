package web

import (
	"cmp"
	"errors"
	"math"
	"net/http"
	"slices"
	"strconv"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// An agreementView is how often a second curator said what the first had said, and where not.
type agreementView struct {
	Drawn  string // share of the facts, in per cent
	Kinds  agreementTable
	Rules  agreementTable
	Differ []disagreement
	More   bool // more differ than are shown
}

type agreementTable struct {
	What  locale.Message
	Lines []agreementLine
}

// An agreementLine is what two curators said of the facts of a kind or rule.
type agreementLine struct {
	Name  any
	N     int
	Same  string // in per cent
	Kappa string // "" where it is not known
}

// A disagreement is a fact of which two say different things.
type disagreement struct {
	item
	First, Second opinionOf
	Action        string
	May           bool // whether the caller may settle it
	Stands        bool // whether another fact stands in its place
	Reasons       []string
}

type opinionOf struct {
	By   string
	Says any
}

// mostDisagreements bounds how many are listed.
const mostDisagreements = 100

// agreement shows by how much curators agree, and lists what is to be settled.
func (s *site) agreement(w http.ResponseWriter, r *http.Request) error {
	compared, err := s.db.Compare(r.Context())
	if err != nil {
		return err
	}
	differ, err := s.db.Disagreements(r.Context(), mostDisagreements)
	if err != nil {
		return err
	}
	v := agreementView{Drawn: review.PerCent(float64(s.Seconds)), More: len(differ) == mostDisagreements,
		Kinds: agreementTable{say("Kind of fact"), kindAgreements(compared)}, Rules: agreementTable{say("Rule"), ruleAgreements(compared)}}
	for _, d := range differ {
		v.Differ = append(v.Differ, newDisagreement(d, caller(r)))
	}
	return s.page(w, r, "agreement", view{Title: say("Agreement of curators"), Section: "review", Data: v})
}

// kindAgreements are the agreements on all facts and on those of each kind.
func kindAgreements(compared []postgres.Compared) (lines []agreementLine) {
	for _, k := range kinds {
		var a review.Agreement
		for _, c := range compared {
			if k.kind == "" || k.kind == c.Kind {
				a.Add(c.First, c.Second, c.N)
			}
		}
		if a.N > 0 {
			lines = append(lines, newAgreementLine(k.name, a))
		}
	}
	return lines
}

// ruleAgreements are the agreements on the facts of each rule, those on most first.
func ruleAgreements(compared []postgres.Compared) (lines []agreementLine) {
	byRule := map[string]*review.Agreement{}
	for _, c := range compared {
		if byRule[c.Rule] == nil {
			byRule[c.Rule] = &review.Agreement{}
		}
		byRule[c.Rule].Add(c.First, c.Second, c.N)
	}
	for rule, a := range byRule {
		lines = append(lines, newAgreementLine(locale.Name{Text: rule, Lang: "en"}, *a))
	}
	slices.SortFunc(lines, func(a, b agreementLine) int {
		return cmp.Or(cmp.Compare(b.N, a.N), cmp.Compare(a.Name.(locale.Name).Text, b.Name.(locale.Name).Text))
	})
	return lines
}

func newAgreementLine(name any, a review.Agreement) agreementLine {
	line := agreementLine{Name: name, N: a.N, Same: review.PerCent(float64(a.Same()) / float64(a.N))}
	if kappa, known := a.Kappa(); known {
		line.Kappa = strconv.FormatFloat(math.Round(kappa*100)/100+0, 'f', 2, 64) // 0 makes −0 one
	}
	return line
}

func newDisagreement(d postgres.Disagreement, u postgres.User) disagreement {
	return disagreement{
		item:   newItem(d.Item),
		First:  opinionOf{d.First.By, review.Judgement(d.First.Verdict, d.First.Reason)},
		Second: opinionOf{d.Second.By, review.Judgement(d.Second.Verdict, d.Second.Reason)},
		Action: "/agreement/" + d.Key, Stands: d.State == postgres.Corrected, Reasons: review.Reasons(),
		May: rankOf(u) == administrator || rankOf(u) == curator && u.Name != d.First.By && u.Name != d.Second.By,
	}
}

// settle decides what two curators differ on.
func (s *site) settle(w http.ResponseWriter, r *http.Request) error {
	request, err := s.decisionRequest(r)
	if err != nil {
		return err
	}
	if request.Verdict != postgres.Reject {
		request.Reason = "" // the list of reasons is sent with every button
	}
	err = s.desk.Settle(r.Context(), request, rankOf(caller(r)) == administrator)
	if errors.Is(err, postgres.ErrChanged) {
		return notNeeded(say("Somebody settled it meanwhile, or decided anew."), say("Look at the fact, or go back to the list."))
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r, "/agreement#differ", http.StatusSeeOther)
	return nil
}
