// Package english reads what English articles of Chinese officialdom say: which groups and persons
// they name, who was named to what, and what happened to groups. It is a function of its input.
//
// A text goes through these steps, each in a file of its name:
//
//	word      words and marks; hyphens and the possessive part words
//	sentence  where sentences and lines end
//	pinyin    what may be a Chinese family name or given name
//	name      names by their shape, hongkong those of Hong Kong and Macao; style of those behind Mr,
//	          unknown finds others by what stands beside them
//	group     names of coordinating groups, by their heads; edge finds where they begin and end,
//	          same which of them mean one group, headline those in other words, acronym short forms
//	role      titles, as modifiers before a head: executive deputy | head
//	post      titles with the body they are in; place finds it, org where its name ends
//	cue       words that say what happens to a post
//	token     a sentence as classes: person, post, group, cue, …; refer for he and family names,
//	          leading for what heads a group
//	holder    persons with the posts printed beside them
//	rule      statements, as patterns over classes: gain, loss, successor, begin and state hold them;
//	          read goes through the sentences, relate tries the rules, understand supplies what is left
//	          to be understood, own the posts that somebody has, succeed what others left, line reads
//	          lists
//	event     what happened to groups
//	report    mentions and facts, with positions in characters
package english

import (
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/rulebook"
)

// A Known is a name of a dictionary that stands in the text.
type Known struct {
	Span  news.Span // in characters
	Entry string    // id
	Group bool      // the name of a group, not of a person
}

// A Reading is what a text says.
type Reading struct {
	Mentions []news.Mention
	Facts    []news.Fact
}

// A Reader reads texts. It may be shared between goroutines.
type Reader struct {
	cues  phrases
	roles phrases
	rules []compiled
}

// New returns a Reader.
func New() *Reader {
	return &Reader{cues: newCues(), roles: newRoles(), rules: compileRules()}
}

// Read reads a text. Year is the year of its publication, or 0.
func (r *Reader) Read(text string, known []Known, year int) Reading {
	return r.Explain(text, known, year, nil)
}

// Explain reads a text as Read does, and notes in trace, which may be nil, how.
func (r *Reader) Explain(text string, known []Known, year int, trace *rulebook.Recorder) Reading {
	p := &paper{Reader: r, text: text, year: year, words: cutWords(text), trace: trace}
	p.countChars()
	p.cutSentences()
	p.findYear()
	p.findNames(known)
	p.findGroups(known)
	p.findRegions()
	p.findUnknown()
	for i := range p.sentences {
		p.read(&p.sentences[i])
	}
	return p.report()
}

// A paper is a text while it is read. Spans of the text are in bytes; those of words in words.
type paper struct {
	*Reader
	text      string
	chars     []int // character position of each byte
	words     []word
	sentences []sentence
	year      int // of the text, or 0

	names  []name
	nameAt []int // by word: 1 + the name that starts there, or 0
	people map[string]*person
	titled map[string]*person // the person last named of a family name

	groups  []mention
	said    []mention // those that a title without a body can mean
	groupAt []int     // by word: 1 + the group that starts there, or 0
	bodies  []*Body
	regions [][2]int // by their words, where the names of provinces and the like stand

	context
	facts []fact
	trace *rulebook.Recorder // nil unless the reading is to be explained
}
