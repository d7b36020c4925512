package extract

import (
	"github.com/xiaozu-watch/xiaozu/internal/english"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/rulebook"
)

// A Trace tells how a document was read.
type Trace struct {
	rulebook.Trace
	Genre Genre
}

// A Genre says how a text was taken.
type Genre string

// The genres.
const (
	EmptyText   Genre = "empty"
	ChineseNews Genre = "chinese"
	EnglishNews Genre = "english"
	Fiction     Genre = "fiction"
)

// Explain reads a document as Read does and tells how.
func (r *Reader) Explain(doc Document) (Reading, Trace) {
	t := &trace{}
	reading := r.read(doc, newPaper(r.lex, r.grammar, r.names), t)
	return reading, Trace{t.Trace(reading.Facts, Rules(), Steps(), english.Rules(), english.Steps()), t.genre}
}

// A trace is kept while a document is read that is to be explained. For others it is nil, and its
// methods do nothing.
type trace struct {
	rulebook.Recorder
	paper  *paper
	genre  Genre
	roster []rulebook.Token // all tokens of the sentence
	extent news.Span        // from the first to the last
	seen   int              // facts of the paper that were noted, or that no rule has made
}

// taken notes how the text of p is read.
func (t *trace) taken(p *paper, as Genre) {
	if t != nil {
		t.paper, t.genre = p, as
	}
}

// pass notes that a sentence is not read.
func (t *trace) pass() {
	if t != nil {
		t.Pass()
	}
}

// begin notes the tokens of a sentence before a roster takes its entries out.
func (t *trace) begin(ts []token) {
	if t != nil {
		t.roster, t.extent, t.seen = t.tokens(ts), extent(ts), len(t.paper.facts)
	}
}

// phrases notes what a roster left of a sentence, as the rules see it, and what it took from.
func (t *trace) phrases(s *sentence) {
	if t == nil {
		return
	}
	traced := rulebook.Sentence{Span: t.paper.original(s.span), Phrases: t.tokens(s.tokens)}
	said := map[int]token{}
	for _, x := range s.said {
		said[x.Start] = x
	}
	for i, x := range s.tokens {
		plain, ok := said[x.Start]
		if traced.Phrases[i].Class = className(plain); !ok {
			traced.Phrases[i].Class = "(" + className(x) + ")"
		}
	}
	if t.seen < len(t.paper.facts) || extent(s.tokens) != t.extent {
		traced.Roster = t.roster
	}
	t.Sentence(traced)
	t.seen = len(t.paper.facts)
}

// matched notes that a rule made the last facts of these tokens.
func (t *trace) matched(ts []token) {
	if t != nil {
		t.Matched(t.paper.facts[t.seen:], t.tokens(ts))
		t.seen = len(t.paper.facts)
	}
}

func extent(ts []token) news.Span {
	if len(ts) == 0 {
		return news.Span{}
	}
	return news.Span{Start: ts[0].Start, End: ts[len(ts)-1].End}
}

func (t *trace) tokens(ts []token) []rulebook.Token {
	traced := make([]rulebook.Token, len(ts))
	for i, x := range ts {
		traced[i] = rulebook.Token{Class: className(x), Text: t.paper.string(x.Span)}
	}
	return traced
}

// recorder is for English texts, which are read elsewhere.
func (t *trace) recorder() *rulebook.Recorder {
	if t == nil {
		return nil
	}
	return &t.Recorder
}

// className is the class of a token in words, with what its verb makes of the statement.
func className(t token) string {
	if t.mood != "" {
		return t.class.String() + ", " + string(t.mood)
	}
	return t.class.String()
}
