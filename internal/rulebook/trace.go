package rulebook

import (
	"sort"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A Trace tells how a text was read. Positions are in characters of the text.
type Trace struct {
	Sentences []Sentence // those that were read, in order
	Passed    int        // how many others name nothing that is read
	Facts     []Origin   // one for each fact
}

// A Sentence is one as its tokens.
type Sentence struct {
	Span    news.Span
	Roster  []Token // all of it, if entries of a list were taken out of it
	Phrases []Token // what the rules were tried on; a class in brackets is passed over by them
}

// A Token is a part of a sentence with its class in words.
type Token struct {
	Class string
	Text  string
}

// An Origin says how a fact was read.
type Origin struct {
	Rule     Rule
	Sentence int     // the number of its sentence among those of the trace, from 0, or -1
	Used     []Token // what a rule's pattern matched; nil for other steps
}

// A Recorder keeps a Trace while a text is read.
type Recorder struct {
	trace Trace
	used  map[key][]Token
}

// A key is what remains of a fact while it is settled. Its body may be supplied later, so that it is
// kept with and without.
type key struct {
	rule, person, role, body string
	evidence                 news.Span
}

// Pass notes that a sentence names nothing that is read.
func (r *Recorder) Pass() { r.trace.Passed++ }

// Sentence notes one that is read.
func (r *Recorder) Sentence(s Sentence) { r.trace.Sentences = append(r.trace.Sentences, s) }

// Matched notes that a rule made facts of tokens.
func (r *Recorder) Matched(facts []news.Fact, tokens []Token) {
	if r.used == nil {
		r.used = map[key][]Token{}
	}
	for _, f := range facts {
		for _, body := range []string{f.Body, ""} {
			k := key{f.Rule, f.Person, f.Role, body, f.Evidence.Span}
			if r.used[k] == nil {
				r.used[k] = tokens
			}
		}
	}
}

// Trace is what was kept, with the origins of the facts that the reading came to.
func (r *Recorder) Trace(facts []news.Fact, rules ...[]Rule) Trace {
	t := r.trace
	for _, f := range facts {
		t.Facts = append(t.Facts, Origin{Find(f.Rule, rules...), t.sentence(f.Evidence.Start), r.usedBy(f)})
	}
	return t
}

func (r *Recorder) usedBy(f news.Fact) []Token {
	k := key{f.Rule, f.Person, f.Role, f.Body, f.Evidence.Span}
	if used := r.used[k]; used != nil {
		return used
	}
	k.body = ""
	return r.used[k]
}

// sentence is the number of the sentence in which a character is, or -1.
func (t Trace) sentence(at int) int {
	k := sort.Search(len(t.Sentences), func(k int) bool { return t.Sentences[k].Span.Start > at }) - 1
	if k >= 0 && t.Sentences[k].Span.End <= at {
		return -1
	}
	return k
}
