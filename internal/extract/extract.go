// Package extract reads what an article says: which groups, offices and persons it names, who was
// named to what, and which groups are new. It is a function of its input.
//
// A text goes through these steps, each in a file of its name:
//
//	view      the text without padding, with positions kept
//	title     titles by a small grammar: 常务|副|组长
//	people    names of persons, by the model of package names; nametext is what it sees of a text
//	frame     names where nothing but a name can stand, whatever it looks like
//	gate      which sentences are read on, and their words
//	group     groups by the dictionary or their ending, if they are plausible; bodies that are like
//	          groups (analog); edge finds where an unknown name starts, by place (places and date
//	          lines) and verb (what no group is set up for)
//	resolve   what 领导小组 and short forms mean in this document: define, samegroup
//	agency    agencies of the dictionary
//	token     a sentence as classes: person, post, group, verb, …
//	roster    lists of who has which seat, by their labels and headings; entry: a person in one; table, decided, byoffice: other lists
//	post      titles with their bodies, which are parts of others (part)
//	chunk     persons with their posts, and lists
//	plain     sentences without adverbials: why, when
//	rule      statements, as patterns over classes: gains, elections, losses, seats; relate tries them
//	event     what happened to groups, where offices are, meetings; setup: of new ones; fate: of several at once, under
//	          headings (fateheading), announced before their list, and united with others (unite); renamed: later
//	sunset    groups that end by themselves; document, docnumber: by which documents groups came about
//	passing   seats that titles show in passing; attend: those of all who take part; acting: who does what officials do
//	namesake  which person of the dictionary a name means
//	mood      what a text tells without stating it: past, plans, rumours
//	inherit   the bodies of titles that stand alone; topic, of what a clause speaks
//	settle    what is said twice, and dates
//
// English pages go their own way, in package english. What a rule states is how official Chinese
// works; none knows a particular text or person.
package extract

import (
	"slices"
	"sort"
	"sync"

	"github.com/xiaozu-watch/xiaozu/internal/english"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/names"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

// Version is raised whenever a rule changes, so that articles are read again.
const Version = 13

// A Document is what is read.
type Document struct {
	Text      string
	URL       string
	Source    string    // id of the source that it was published by, or ""
	Place     string    // whose news the source tells: 云岭省; it says what 省政府 means
	Published news.Date // day of publication in Beijing, or zero
}

// A Reading is what a document says.
type Reading struct {
	Mentions []news.Mention
	Facts    []news.Fact
}

// A Reader reads documents. It may be shared between goroutines.
type Reader struct {
	lex     *lexicon.Lexicon
	seg     *segment.Segmenter
	grammar titleGrammar
	names   *names.Model
	papers  sync.Pool // of *paper
	rules   ruleSet
	english *english.Reader
	ungated bool // every sentence is read, whatever it holds
}

// New returns a Reader that knows the names of lex.
func New(lex *lexicon.Lexicon, seg *segment.Segmenter) *Reader {
	return &Reader{
		lex: lex, seg: seg, grammar: newTitleGrammar(lex.Titles()), names: nameModel(lex), rules: compileRules(), english: english.New(),
	}
}

// nameModel is the recogniser of names. Its tables are part of the program and tested with it.
func nameModel(lex *lexicon.Lexicon) *names.Model {
	m, err := names.New(lex.Surnames())
	if err != nil {
		panic("extract: the tables of names that are compiled into the program are broken: " + err.Error())
	}
	return m
}

// Read reads a document.
func (r *Reader) Read(doc Document) Reading {
	p, ok := r.papers.Get().(*paper)
	if !ok {
		p = newPaper(r.lex, r.grammar, r.names)
	}
	defer r.papers.Put(p)
	return r.read(doc, p, nil)
}

// read reads doc on p, of which nothing is left in the reading.
func (r *Reader) read(doc Document, p *paper, t *trace) Reading {
	p.open(doc)
	p.trace = t
	genre := p.genre()
	t.taken(p, genre)
	switch genre {
	case EmptyText, Fiction:
		return Reading{}
	case EnglishNews:
		return p.readEnglish(r.english)
	}
	p.showNames()
	p.cut(r.seg, r.ungated)
	p.findPeople(r.seg)
	p.addLonely()
	p.addTitled(r.names)
	p.addRepeated()
	p.markPeople()
	p.findGroups()
	p.markGroups()
	p.relate(r.rules)
	return p.reading()
}

// relate reads what the sentences say, rosters first.
func (p *paper) relate(rules ruleSet) {
	list := &roster{paper: p}
	p.carried = [128]bool{}
	for k, span := range p.sentences {
		caption := p.caption(span.Start)
		p.carryOver(span, caption)
		list.header(span)
		list.headTeam(span)
		list.decide(span, caption)
		p.readHeading(span)
		p.renamedLater(k)
		if !p.live[k] || !p.names(span) {
			list.pass(span)
			p.trace.pass()
			continue
		}
		ts := p.posts(p.tokens(span))
		p.trace.begin(ts)
		ts = list.read(ts)
		s := p.newSentence(span, p.chunk(ts))
		if p.gap(span.Start) == newLine {
			s.verbs = p.carried // 决定任命:⏎甲为…⏎乙为…
		}
		p.trace.phrases(s)
		s.relate(rules)
		s.events()
		s.chaired()
		s.memberships()
		s.attended()
		s.act()
		s.lives()
		s.titled()
		p.carried = s.verbs
	}
	list.endRow()
	p.addSunsets()
	p.planRequested()
}

// names reports whether a sentence names a person, a group or a title. Others say nothing that is
// read here.
func (p *paper) names(s news.Span) bool {
	k := sort.Search(len(p.people), func(k int) bool { return p.people[k].Start >= s.Start })
	if k < len(p.people) && p.people[k].Start < s.End {
		return true
	}
	k = sort.Search(len(p.groups), func(k int) bool { return p.groups[k].Start >= s.Start })
	if k < len(p.groups) && p.groups[k].Start < s.End {
		return true
	}
	k = sort.Search(len(p.titles), func(k int) bool { return p.titles[k].Start >= s.Start })
	return k < len(p.titles) && p.titles[k].Start < s.End || p.hosts(s)
}

// hosts reports whether a sentence says where something is set: 办公室设在….
func (p *paper) hosts(s news.Span) bool { return standsAtWords.startsIn(p.view, s) }

func (p *paper) postText(h *holder) string {
	if len(h.own) == 0 {
		return h.post
	}
	n := h.own[0]
	if len(n.bodies) > 0 {
		return n.bodies[0] + n.role
	}
	return n.role
}

// reading collects what was found.
func (p *paper) reading() Reading {
	p.identify()
	p.mentions = slices.Grow(p.mentions, len(p.groups)+len(p.people)+len(p.families))
	for _, g := range p.groups {
		if g.body != nil && !g.body.denied {
			p.mentions = append(p.mentions, p.groupNews(g))
		}
	}
	for _, n := range p.people {
		m := news.Mention{Kind: news.PersonMention, Form: news.FullForm, Span: p.original(n.Span), Canonical: n.text, Entry: n.entry, Post: n.post, Acts: n.acts}
		m.Text = m.Span.Of(p.text.Runes)
		p.mentions = append(p.mentions, m)
	}
	p.mentions = append(p.mentions, p.familyNames()...)
	p.mentions = append(p.mentions, p.agencyNews()...)
	return p.collect()
}

func (p *paper) groupNews(g groupMention) news.Mention {
	m := news.Mention{Kind: news.GroupMention, Form: g.form, Span: p.original(g.Span), Canonical: g.body.name, Entry: g.body.entry}
	if g.office {
		m.Kind, m.Canonical = news.OfficeMention, g.body.name+"办公室"
	}
	m.Text = m.Span.Of(p.text.Runes)
	return m
}

// collect puts mentions in the order of the text and settles the facts.
func (p *paper) collect() Reading {
	slices.SortStableFunc(p.mentions, func(a, b news.Mention) int { return a.Span.Start - b.Span.Start })
	return Reading{Mentions: p.mentions, Facts: p.settle()}
}
