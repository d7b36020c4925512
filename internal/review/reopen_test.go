package review_test

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

const (
	notice  = "http://www.yunling.example/1.htm"
	reprint = "http://www.yunling.example/2.htm"
)

// on is the appointment of the tests as a text dates it.
func on(day int, basis news.Basis) news.Fact {
	f := appointment("沈若兰", "组长", news.Date{Year: 2024, Month: 5, Day: day})
	f.Basis = basis
	return f
}

// isOn checks what a fact says, and whether it waits to be decided on again.
func (n newsroom) isOn(step string, day int, reopened bool) {
	n.t.Helper()
	s := n.known(on(1, ""))
	if s.Date.Day != day || s.Reopened.IsZero() == reopened {
		n.t.Errorf("%s: on day %d, reopened %s; want day %d, %t", step, s.Date.Day, s.Reopened, day, reopened)
	}
	waiting, err := n.DB.Queue(n.t.Context(), postgres.QueueFilter{Reopened: true, Limit: 10})
	if err != nil || (len(waiting) == 1) != reopened {
		n.t.Errorf("%s: %d facts wait to be decided on again, %v", step, len(waiting), err)
	}
}

// judge gives a verdict on the appointment as it is.
func (n newsroom) judge(v postgres.Verdict) {
	n.t.Helper()
	r := review.Request{Fact: on(1, "").Key(), Verdict: v, Expect: n.known(on(1, "")).State}
	if v == postgres.Reject {
		r.Reason = "other"
	}
	n.decide(r)
}

// accepted is a newsroom in which the appointment was accepted as its notice dates it by its publication.
func accepted(t *testing.T) newsroom {
	t.Helper()
	n := newNewsroom(t)
	n.read(notice, on(13, news.PublishedDate))
	n.judge(postgres.Accept)
	return n
}

// What somebody decided on stays as it was when a better extractor reads its article otherwise, and waits
// to be decided on again; what it reads as before stays decided.
func TestReopened(t *testing.T) {
	t.Parallel()
	n := accepted(t)
	n.read(reprint, on(14, news.PublishedDate))
	n.read(notice, on(13, news.PublishedDate))
	n.isOn("read alike, and reprinted on another day", 13, false)

	n.read(notice, on(10, news.StatedDate))
	n.isOn("read otherwise", 13, true)
	if got := n.seats(fact.Body)[0]; got != "组长 沈若兰 2024-05-13" {
		t.Errorf("the registry says %q", got)
	}
	n.read(notice, on(13, news.PublishedDate))
	n.isOn("read as before", 13, false)

	n.read(notice, on(10, news.StatedDate))
	n.judge(postgres.Accept)
	n.isOn("accepted as it reads now", 10, false)
	if got := n.seats(fact.Body)[0]; got != "组长 沈若兰 2024-05-10" {
		t.Errorf("the registry says %q", got)
	}
	n.read(notice, on(10, news.StatedDate))
	n.isOn("read alike", 10, false)
	n.judge(postgres.Undo)
	n.isOn("taken back", 13, true)
	n.judge(postgres.Undo)
	n.isOn("all taken back", 10, false)
	n.expect("all taken back", []news.Fact{on(10, "")}, postgres.Proposed)

	decisions := n.known(on(1, "")).Decisions
	if first, second := decisions[0].Stated, decisions[1].Stated; first.Date.Day != 13 || second.Date.Day != 10 || second.Person != "沈若兰" {
		t.Errorf("decided on %+v, then on %+v", first, second)
	}
}

// What was put right, or kept, is read as anything from then on and stays.
func TestReopenedKept(t *testing.T) {
	t.Parallel()
	n := accepted(t)
	n.read(notice, on(10, news.StatedDate))
	if s := n.known(on(1, "")); !review.MayKeep(s.Fact) {
		t.Fatal("it cannot be kept")
	}
	n.decide(review.Keep(n.known(on(1, "")).Fact))
	n.isOn("kept", 13, false)
	n.read(notice, on(9, news.StatedDate))
	n.isOn("kept, and read anew", 13, false)
	n.judge(postgres.Undo)
	n.isOn("no longer kept", 13, true)
	n.judge(postgres.Reject)
	n.isOn("rejected", 9, false)
	n.read(notice)
	n.isOn("rejected, and read no more", 9, false)
	n.read(notice, on(8, news.StatedDate))
	n.isOn("rejected, and read otherwise", 9, true)
}

// A decided fact that its article states no more, or in other words, waits; one that a better text dates, too.
func TestReopenedEvidence(t *testing.T) {
	t.Parallel()
	n := accepted(t)
	n.read(notice)
	n.isOn("no text states it", 13, true)
	n.judge(postgres.Accept)
	n.isOn("accepted without a text", 13, false)
	n.read(notice, on(13, news.PublishedDate))
	n.isOn("stated again", 13, false)
	n.read(reprint, on(12, news.StatedDate))
	n.isOn("dated by another text", 13, true)
	n.judge(postgres.Accept)
	n.isOn("dated so", 12, false)
	n.words = "兹任命"
	n.read(reprint, on(12, news.StatedDate))
	n.isOn("stated in a longer passage", 12, false)
	n.words = "决定"
	n.read(reprint, on(12, news.StatedDate))
	n.isOn("stated in other words", 12, true)
}

// Facts that curators put in place of others, or added, have words of their own; nothing reopens them.
func TestCuratedStays(t *testing.T) {
	t.Parallel()
	n := newNewsroom(t)
	read, right := appointment("沈若", "组长", in2024), on(12, news.StatedDate)
	n.read(notice, read)
	n.decide(review.Request{Fact: read.Key(), Verdict: postgres.Correct, Expect: postgres.Proposed, Corrected: &right})
	n.read(notice, on(1, news.StatedDate))
	n.isOn("read as it was corrected, with another day", 12, false)
	n.read(notice)
	n.isOn("read no more", 12, false)
}
