package review_test

import (
	"errors"
	"fmt"
	"math"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

func by(name string, v postgres.Verdict, f news.Fact) review.Request {
	r := review.Request{Fact: f.Key(), Verdict: v, By: name}
	if v == postgres.Reject {
		r.Reason = "wrong role"
	}
	return r
}

// A second opinion is given once, by somebody else, and changes nothing; where it differs, a third settles
// it, and that can be taken back.
func TestSecondOpinion(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	read := appointment("沈若兰", "组长", in2024)
	n.read("http://www.yunling.example/1.htm", read)
	second := func(name string, v postgres.Verdict, want error) {
		t.Helper()
		if err := n.Second(t.Context(), by(name, v, read), 1); !errors.Is(err, want) {
			t.Errorf("%s says %s: %v, want %v", name, v, err, want)
		}
	}
	settle := func(name string, v postgres.Verdict, administrator bool, want error) {
		t.Helper()
		r := by(name, v, read)
		r.Expect = n.known(read).State
		if err := n.Settle(t.Context(), r, administrator); !errors.Is(err, want) {
			t.Errorf("%s settles as %s: %v, want %v", name, v, err, want)
		}
	}
	second("贝", postgres.Accept, review.ErrNotAllowed) // nobody decided
	n.decide(review.Request{Fact: read.Key(), Verdict: postgres.Accept, Expect: postgres.Proposed})
	second("苏曼", postgres.Accept, review.ErrNotAllowed)
	second("贝", postgres.Undo, review.ErrNotAllowed)
	second("贝", postgres.Accept, nil)
	settle("陈", postgres.Reject, true, postgres.ErrChanged) // nobody differs
	second("贝", postgres.Reject, nil)                       // on second thoughts
	second("陈", postgres.Accept, postgres.ErrChanged)
	n.expect("opinions", []news.Fact{read}, postgres.Accepted)
	n.differ(1)
	settle("贝", postgres.Reject, false, review.ErrNotAllowed)
	settle("苏曼", postgres.Accept, false, review.ErrNotAllowed)
	settle("陈", postgres.Reject, false, nil)
	second("贝", postgres.Accept, postgres.ErrChanged)
	n.expect("settled", []news.Fact{read}, postgres.Rejected)
	if got := n.seats(fact.Body); len(got) != 0 {
		t.Errorf("seats %q", got)
	}
	n.differ(0)
	n.decide(review.Request{Fact: read.Key(), Verdict: postgres.Undo, Expect: postgres.Rejected})
	n.expect("taken back", []news.Fact{read}, postgres.Accepted)
	n.differ(1)
	settle("苏曼", postgres.Accept, true, nil) // keeps what is
	n.expect("kept", []news.Fact{read}, postgres.Accepted)
	n.differ(0)
	if got := len(n.known(read).Decisions); got != 3 {
		t.Errorf("%d decisions, want 3", got)
	}
}

// differ checks how many facts wait to be settled.
func (n newsroom) differ(want int) {
	n.t.Helper()
	if got, err := n.DB.Disagreements(n.t.Context(), 10); err != nil || len(got) != want {
		n.t.Errorf("%d disagreements, %v; want %d", len(got), err, want)
	}
}

// A correction says that the fact was wrong; to accept it after all, the correction is taken back first.
func TestSecondOpinionOnCorrection(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	read, right := appointment("沈若", "组长", in2024), appointment("沈若兰", "组长", in2024)
	n.read("http://www.yunling.example/1.htm", read)
	n.decide(review.Request{Fact: read.Key(), Verdict: postgres.Correct, Expect: postgres.Proposed, Corrected: &right})
	must(t, n.Second(t.Context(), by("贝", postgres.Reject, read), 1))
	n.differ(0)
	must(t, n.Second(t.Context(), by("贝", postgres.Accept, read), 1))
	n.differ(1)
	r := by("陈", postgres.Accept, read)
	r.Expect = postgres.Corrected
	if err := n.Settle(t.Context(), r, false); !errors.Is(err, review.ErrNotAllowed) {
		t.Errorf("accepted beside what stands in its place: %v", err)
	}
	n.differ(1)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Whoever is asked gets what others decided: first what they were unsure of, then what is drawn; nothing
// that somebody gave an opinion on, and nothing of their own.
func TestToSecond(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	var facts []news.Fact
	for i := range 12 {
		facts = append(facts, appointment(fmt.Sprintf("沈%d", i), "组长", in2024))
	}
	n.read("http://www.yunling.example/1.htm", facts...)
	for i, f := range facts[:11] {
		verdict := postgres.Accept
		if i == 10 {
			verdict = postgres.BeUnsure
		}
		n.decide(review.Request{Fact: f.Key(), Verdict: verdict, Expect: postgres.Proposed})
	}
	ask := func(name string, share review.Share, after string) []postgres.Item {
		t.Helper()
		items, err := n.DB.ToSecond(t.Context(), postgres.SecondFilter{By: name, UpTo: share.UpTo(), After: after, Limit: 20})
		must(t, err)
		return items
	}
	if own := ask("苏曼", 1, ""); len(own) != 0 {
		t.Errorf("%d of the curator's own", len(own))
	}
	if unsure := ask("贝", 0, ""); len(unsure) != 1 || unsure[0].Key != facts[10].Key() {
		t.Errorf("without a share: %d", len(unsure))
	}
	all := ask("贝", 1, "")
	if len(all) != 11 || all[0].State != postgres.Unsure {
		t.Fatalf("%d facts, the first is %s", len(all), all[0].State)
	}
	for i := range all {
		if rest := ask("贝", 1, all[i].Key); len(rest) != len(all)-1-i {
			t.Errorf("%d after the skipped fact %d, want %d", len(rest), i, len(all)-1-i)
		}
	}
	must(t, n.Second(t.Context(), review.Request{Fact: all[3].Key, Verdict: postgres.Accept, By: "贝"}, 1))
	if left := ask("陈", 1, ""); len(left) != 10 {
		t.Errorf("%d left, want 10", len(left))
	}
	n.read("http://www.yunling.example/1.htm") // the text is gone
	if left := ask("陈", 1, ""); len(left) != 0 {
		t.Errorf("%d of which nobody could tell", len(left))
	}
}

// Of many facts a share is drawn, always the same.
func TestShare(t *testing.T) {
	for _, share := range []review.Share{0, 0.05, 0.5, 1} {
		drawn := 0
		for i := range 10_000 {
			key := news.UUID(fmt.Appendf(nil, "fact %d", i))
			if share.Draws(key) {
				drawn++
			}
			if share.Draws(key) && !review.Share(1).Draws(key) {
				t.Errorf("%s is in a share and not in all", key)
			}
		}
		if got := float64(drawn) / 10_000; math.Abs(got-float64(share)) > 0.01 {
			t.Errorf("%v drawn, want %v", got, share)
		}
	}
}

// Worked out by hand: of 50 facts both accept 20 and reject 15; 0.7 agreed, 0.5 by chance.
func TestKappa(t *testing.T) {
	var a review.Agreement
	a.Add(postgres.Accepted, postgres.Accepted, 20)
	a.Add(postgres.Accepted, postgres.Rejected, 5)
	a.Add(postgres.Rejected, postgres.Accepted, 10)
	a.Add(postgres.Corrected, postgres.Rejected, 10)
	a.Add(postgres.Rejected, postgres.Rejected, 5)
	if kappa, known := a.Kappa(); !known || math.Abs(kappa-0.4) > 1e-9 || a.N != 50 || a.Same() != 35 {
		t.Errorf("κ %v of %d, %v", kappa, a.N, known)
	}
	var one review.Agreement
	if _, known := one.Kappa(); known {
		t.Error("nothing was compared")
	}
	one.Add(postgres.Accepted, postgres.Accepted, 9)
	if _, known := one.Kappa(); known {
		t.Error("chance alone would have them agree")
	}
}
