package extract

import (
	"sort"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/names"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/segment"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A paper is one text while it is read: its view, what was found in it so far, and what the
// document defined. Spans are positions in the view.
type paper struct {
	*view
	doc     Document
	lex     *lexicon.Lexicon
	grammar titleGrammar

	finder   *names.Finder
	nameText names.Text // the paper as finder sees it

	words  []segment.Word
	starts []bool // a word starts here; one more than characters
	tags   []string

	matches   []lexicon.Match
	known     map[lexicon.Kind][]match
	sentences []news.Span
	live      []bool      // which of them are read
	spans     []news.Span // the passages that are read
	signalled []news.Span // those of them that more than characters of names speaks for
	dead      []news.Span // the passages that are not read
	titles    []news.Span
	titleAt   []int  // where the title that starts at a character ends, or 0
	titleEnds []bool // a title ends before the character
	ahead     []bool // a title ends the words from here on
	model     *names.Model
	agencyAt  []int  // where the known agency that starts at a character ends, or 0
	taken     []bool // by a name
	placeEnds []int  // where the name of a place that starts at a character ends, or 0
	datelines []bool // the text of a report starts here, behind its date line

	telling [tellingKinds][]string // different words that tell something of the whole text

	listed news.Action // what happened to the groups that the lines behind name, or ""

	personFrom, personTo, groupFrom positions // of people and groups
	knownTo                         positions // where groups of the dictionary end

	groups   []groupMention
	bodies   []*body          // the groups of this document
	defined  *body            // what 以下简称领导小组 defined
	offices  map[string]*body // the groups of offices for which short names were defined: 市防汛办
	people   []name
	families []news.Span // family names alone
	facts    []news.Fact
	mentions []news.Mention
	days     *days // nil until asked for
	quoted   news.Evidence

	living  *name     // of whom a life is told that has named no post yet
	spoken  []*holder // the subject of the sentence before
	carried [128]bool // classes of its verbs that may be carried over to the line behind it
	now     sentence  // that is read
	scratch []token   // of the sentence that is read
	spare   []token   // the same without adverbials
	letters []byte    // and their classes
	trace   *trace    // nil unless the reading is to be explained
}

// Positions say which of a list stands at a position, as one more than its number; 0 is none.
type positions []int32

// at is the number of what stands at i, or -1.
func (ps positions) at(i int) int {
	if i < 0 || i >= len(ps) {
		return -1
	}
	return int(ps[i]) - 1
}

// A match is a name of the dictionary in the view.
type match struct {
	news.Span
	names []lexicon.Name
}

// newPaper is one to read texts on, one after the other.
func newPaper(lex *lexicon.Lexicon, g titleGrammar, m *names.Model) *paper {
	return &paper{view: &view{text: &zh.Text{}}, lex: lex, grammar: g, model: m, known: map[lexicon.Kind][]match{}, finder: m.Finder(), spans: []news.Span{}}
}

// clear forgets the text before but for the memory that its lists took.
func (p *paper) clear() {
	for kind, ms := range p.known {
		p.known[kind] = ms[:0]
	}
	*p = paper{
		view: p.view, lex: p.lex, grammar: p.grammar, model: p.model, finder: p.finder, nameText: p.nameText,
		words: p.words[:0], starts: p.starts, tags: p.tags, matches: p.matches[:0], known: p.known,
		sentences: p.sentences[:0], live: p.live, spans: p.spans[:0], signalled: p.signalled[:0], dead: p.dead[:0], titles: p.titles[:0], titleAt: p.titleAt, titleEnds: p.titleEnds, ahead: p.ahead,
		agencyAt: p.agencyAt, taken: p.taken, placeEnds: p.placeEnds, datelines: p.datelines,
		personFrom: p.personFrom, personTo: p.personTo, groupFrom: p.groupFrom, knownTo: p.knownTo, groups: p.groups[:0], people: p.people[:0], families: p.families[:0],
		facts: p.facts[:0], scratch: p.scratch, spare: p.spare, letters: p.letters,
	}
}

// open begins to read doc.
func (p *paper) open(doc Document) {
	p.clear()
	p.doc = doc
	p.lex.Folder().Prepare(p.text, doc.Text)
	p.show()
	p.restoreLines()
	p.matches = p.lex.AppendMatches(p.matches, p.text)
	for _, m := range p.matches {
		s := p.within(m.Span)
		if s.Len() > 0 {
			p.known[m.Kind] = append(p.known[m.Kind], match{s, m.Names})
		}
	}
	p.sentences = p.appendSentences(p.sentences)
	p.findTelling()
	p.markTitles()
	p.agencyAt = zeroed(p.agencyAt, len(p.runes)+2)
	for _, m := range p.known[lexicon.AgencyName] {
		p.agencyAt[m.Start] = max(p.agencyAt[m.Start], m.End)
	}
	p.findDatelines()
	p.findPlaces()
}

func (p *paper) markTitles() {
	p.titles = p.grammar.appendTitles(p.titles, p.view)
	p.titleAt, p.titleEnds = zeroed(p.titleAt, len(p.runes)+2), zeroed(p.titleEnds, len(p.runes)+2)
	for _, t := range p.titles {
		p.titleAt[t.Start], p.titleEnds[t.End] = t.End, true
		if f, ok := officeTails.at(p.view, t.Start); ok { // 领导小组办公室|主任
			p.titleAt[t.Start+len(f.runes)] = t.End
		}
		if t.Len() > 3 && p.runes[t.Start+1] == '理' { // 代理|市长
			p.titleAt[t.Start+2] = t.End
		}
	}
}

func (p *paper) markPeople() {
	p.personFrom, p.personTo = zeroed(p.personFrom, len(p.runes)+1), zeroed(p.personTo, len(p.runes)+1)
	for k, n := range p.people {
		p.personFrom[n.Start], p.personTo[n.End] = int32(k+1), int32(k+1)
	}
}

func (p *paper) markGroups() {
	p.groupFrom = zeroed(p.groupFrom, len(p.runes)+1)
	for k, g := range p.groups {
		p.groupFrom[g.Start] = int32(k + 1)
	}
}

// sentenceAt is the number of the sentence in which i lies.
func (p *paper) sentenceAt(i int) int {
	return sort.Search(len(p.sentences), func(k int) bool { return p.sentences[k].End > i })
}

// appendSentences appends those of v, which it splits at full stops and at line ends after which nothing is carried on. A
// semicolon does not split: verbs are carried over it.
func (v *view) appendSentences(spans []news.Span) []news.Span {
	start := 0
	for i, r := range v.runes {
		if r >= 0x4e00 && v.gaps[i] == noGap { // nearly all of them
			continue
		}
		if i > start && v.gap(i) == newLine && (!carries(v.runes[i-1]) || v.caption(i) != 0) {
			spans, start = append(spans, news.Span{Start: start, End: i}), i
		}
		if ends(r) || v.endsWithDot(i) {
			spans, start = append(spans, news.Span{Start: start, End: i + 1}), i+1
		}
	}
	if start < len(v.runes) {
		spans = append(spans, news.Span{Start: start, End: len(v.runes)})
	}
	return spans
}

// endsWithDot reports whether the dot at i is a full stop, as some pages print it: between Chinese
// characters, or at the end of a line.
func (v *view) endsWithDot(i int) bool {
	return v.runes[i] == '.' && zh.IsHan(v.rune(i-1)) && (zh.IsHan(v.rune(i+1)) || v.gap(i+1) == newLine)
}

func ends(r rune) bool { return r == '。' || r == '!' || r == '?' }

// carries reports whether a sentence goes on after a line that ends with r.
func carries(r rune) bool { return r == ',' || r == ';' || r == '、' || r == ':' || r == '(' }
