package review

import (
	"math"
	"strconv"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// say is something to say: see package locale.
func say(key string, args ...any) locale.Message { return locale.Say(key, args...) }

var stateWords = map[postgres.State]locale.Message{
	postgres.Proposed: say("proposed"), postgres.Accepted: say("accepted"), postgres.Rejected: say("rejected"),
	postgres.Unsure: say("unsure"), postgres.Corrected: say("corrected"), postgres.Withdrawn: say("withdrawn"),
}

// StateWord is the word for the state of a fact.
func StateWord(s postgres.State) any { return locale.Term(stateWords, s) }

var verdictWords = map[postgres.Verdict]locale.Message{
	postgres.Accept: say("Accept"), postgres.Reject: say("Reject"), postgres.BeUnsure: say("Unsure"), postgres.Correct: say("Correct"), postgres.Undo: say("Undo"),
}

// VerdictWord is the word for a verdict.
func VerdictWord(v postgres.Verdict) any { return locale.Term(verdictWords, v) }

var reasonWords = map[string]locale.Message{
	"wrong person": say("wrong person"), "wrong body": say("wrong body"), "wrong role": say("wrong role"),
	"not stated": say("not stated"), "not an act": say("not an act"), "duplicate": say("duplicate"), "other": say("other"),
}

// ReasonWord is the word for one of Reasons.
func ReasonWord(reason string) any { return locale.Term(reasonWords, reason) }

// Judgement is a verdict with its reason, if it has one.
func Judgement(v postgres.Verdict, reason string) any {
	if reason == "" {
		return VerdictWord(v)
	}
	return say("{verdict}: {reason}", VerdictWord(v), ReasonWord(reason))
}

// Together says what a decision on n facts would be.
func Together(v postgres.Verdict, reason string, n int) locale.Message {
	return say("{verdict}: {n fact|facts}, all or none, with one undo", Judgement(v, reason), n)
}

// Overtaken says why a request came too late: what was said of the fact meanwhile.
func Overtaken(r Request, now postgres.Statement) any {
	why := locale.Sentences{say("It was “{before}” when you looked; now it is “{now}”.", StateWord(r.Expect), StateWord(now.State))}
	if n := len(now.Decisions); n > 0 {
		last := now.Decisions[n-1]
		why = append(why, say("{name} said “{verdict}” on {time}.", locale.NameOf(last.By), Judgement(last.Verdict, last.Reason), last.At))
	}
	return append(why, say("Your verdict was “{verdict}”.", Judgement(r.Verdict, r.Reason)))
}

// Dated says when a fact is true of, and how that is known.
func Dated(f news.Fact) any {
	switch {
	case f.Date.IsZero():
		return say("undated")
	case f.Basis == news.StatedDate:
		return say("{date}, as the text states", f.Date)
	case f.Basis == news.DatelineDate:
		return say("{date}, by its date line", f.Date)
	case f.Basis == news.PublishedDate:
		return say("{date}, by the day of publication", f.Date)
	}
	return f.Date
}

// Passages says how often a fact is stated, and how often independently.
func Passages(n, stories int) locale.Message {
	if stories < n {
		return say("{n passage|passages} in {stories story|stories}", n, stories)
	}
	return say("{n passage|passages}", n)
}

// Surely says how confident a rule is, 0 to 1.
func Surely(confidence float64) locale.Message {
	return say("{n}\u00a0% sure", int(math.Round(confidence*100)))
}

// Precision says how often a rule was right.
func Precision(j postgres.Judged) any {
	n := j.Right + j.Wrong
	if n == 0 {
		return say("no fact of this rule was judged yet")
	}
	low, high := Wilson(j.Right, n)
	return say("the rule was right in {share} % of {n fact|facts}, likely {low} to {high} %",
		PerCent(float64(j.Right)/float64(n)), n, PerCent(low), PerCent(high))
}

// PerCent writes a share in per cent, with one decimal at most.
func PerCent(share float64) string {
	return strconv.FormatFloat(math.Round(share*1000)/10, 'f', -1, 64)
}
