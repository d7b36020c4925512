package invent

import (
	"math/rand/v2"
	"strings"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A composition is a story under way.
type composition struct {
	*rand.Rand
	archive          *Archive
	language, script string
	words            []string
	between          string
	zipf             *rand.Zipf
	day              news.Date

	title    string
	text     strings.Builder // the title, a line end, the body
	length   int             // of text, in characters
	mentions []news.Mention
	facts    []news.Fact
}

// compose writes story n: some 350 characters of words by Zipf's law, among which names and statements stand.
func (a *Archive) compose(n int) *composition {
	c := &composition{Rand: rand.New(rand.NewPCG(a.Seed, uint64(n)+1)), archive: a, day: news.DateOf(a.day(n)),
		language: "zh", script: "Hans", words: a.chinese}
	length := 100
	if n%10 == 8 {
		c.language, c.script, c.words, c.between, length = "en", "Latn", a.english, " ", 60
	}
	c.zipf = rand.NewZipf(c.Rand, 1.05, 3, uint64(len(c.words)-1))
	c.write(6)
	c.title = c.text.String()
	c.say("\n")
	c.state(n)
	c.special(n, length/2)
	for named := 6 + c.IntN(9); len(c.mentions) < named; {
		c.write(length / 12)
		c.name()
	}
	c.write(length / 6)
	return c
}

func (c *composition) body() string { return c.text.String()[len(c.title)+1:] }

// say adds to the text and returns where.
func (c *composition) say(s string) news.Span {
	start := c.length
	c.text.WriteString(s)
	c.length += utf8.RuneCountInString(s)
	return news.Span{Start: start, End: c.length}
}

// write adds words.
func (c *composition) write(words int) {
	for k := range words {
		c.say(c.words[c.zipf.Uint64()])
		if c.between == "" && k%9 == 8 {
			c.say("，")
		}
		c.say(c.between)
	}
}

// special adds what is searched for.
func (c *composition) special(n, words int) {
	c.write(words)
	switch {
	case n%20 == 3:
		c.say(Phrase)
	case c.IntN(500) == 0 && c.between == "":
		c.say(Seldom)
	case c.IntN(50) == 0:
		c.say(English)
	}
	if tenth := max(c.archive.Articles/10, 1); n%tenth == 11 {
		c.say(RareWords()[n/tenth])
	}
	c.say(c.between)
}

// name names somebody or something in passing.
func (c *composition) name() {
	switch kind := c.IntN(20); {
	case kind < 6:
		c.mention(news.PersonMention, news.FullForm, c.person(), "副省长")
	case kind < 8:
		c.mention(news.AgencyMention, news.FullForm, "云岭省水利厅", "")
	case kind == 8:
		c.mention(news.OfficeMention, news.FullForm, c.group().full+"办公室", "")
	default:
		c.nameGroup(c.group())
	}
	c.say(c.between)
}

// nameGroup names it in full, in short or barely.
func (c *composition) nameGroup(g group) {
	text, form := g.full, news.FullForm
	switch n := c.IntN(10); {
	case c.between != "":
		text = g.english
	case n == 0:
		text, form = "该小组", news.BareForm
	case n < 4:
		text, form = g.short, news.ShortForm
	}
	span := c.say(text)
	c.mentions = append(c.mentions, news.Mention{Kind: news.GroupMention, Form: form, Span: span, Text: text, Canonical: g.full})
}

func (c *composition) mention(kind news.MentionKind, form news.MentionForm, text, post string) {
	c.mentions = append(c.mentions, news.Mention{Kind: kind, Form: form, Span: c.say(text), Text: text, Canonical: text, Post: post})
}

func (c *composition) person() string { return c.archive.people[c.IntN(len(c.archive.people))] }

// group is one of all, the first ones by far most often.
func (c *composition) group() group {
	return c.archive.groups[int(Groups*c.Float64()*c.Float64()*c.Float64())]
}

// state makes one statement, or two where the story is printed twice: a new fact an article.
func (c *composition) state(n int) {
	c.appoint()
	switch {
	case n%2000 == 0:
		c.found()
	case isCopy(n + 1):
		c.appoint()
	}
}

func (c *composition) appoint() {
	person, g := c.person(), c.group()
	role := []string{"组长", "副组长", "成员"}[c.IntN(3)]
	from := c.length
	c.say("任命")
	c.mention(news.PersonMention, news.FullForm, person, role)
	c.say("为")
	c.mention(news.GroupMention, news.FullForm, g.full, "")
	c.say(role + "。")
	c.fact(from, news.Fact{Kind: news.AppointmentFact, Action: news.Appointed, Person: person, Role: role, Body: g.full,
		Rule: "appoint-as", Confidence: 0.5 + float64(c.IntN(50))/100})
}

// found sets up a group of which nobody has heard.
func (c *composition) found() {
	name := "云岭省" + c.words[c.IntN(len(c.words))] + c.words[c.IntN(len(c.words))] + "领导小组"
	from := c.length
	c.say("决定成立")
	c.mention(news.GroupMention, news.FullForm, name, "")
	c.say("。")
	c.fact(from, news.Fact{Kind: news.GroupFact, Action: news.Found, Body: name, Rule: "ending", Confidence: 0.75})
}

func (c *composition) fact(from int, f news.Fact) {
	f.Date, f.Basis = c.day, news.PublishedDate
	said := []rune(c.text.String())[from:]
	f.Evidence = news.Evidence{Span: news.Span{Start: from, End: c.length}, Text: string(said)}
	c.facts = append(c.facts, f)
}
