package english

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// resolveGroups finds which mentions mean the same group: those whose words the fuller name has
// too. Where no group is named before it, the group means nothing.
func (p *paper) resolveGroups(known []Known) {
	entries := map[news.Span]string{}
	for _, k := range known {
		if k.Group {
			entries[k.Span] = k.Entry
		}
	}
	order := make([]int, 0, len(p.groups))
	for i, m := range p.groups {
		if !m.bare && m.first == 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return p.fullness(b) - p.fullness(a) })
	renamed := p.renamings()
	topics := map[*Body]words{}
	byWord := map[string][]*Body{}
	for _, i := range order {
		m := &p.groups[i]
		topic := topicOf(m.name)
		same := sameBody(byWord, topics, renamed, topic, m.Body)
		if same == nil {
			same = m.Body
			p.bodies = append(p.bodies, same)
			topics[same] = topic
			for w := range topic {
				byWord[w] = append(byWord[w], same)
			}
		}
		m.Body = same
		if entry := entries[p.inChars(p.span(m.from, m.to))]; entry != "" {
			same.entry = entry
		}
	}
	p.joinHeadlines(topics)
	p.resolveAcronyms()
	p.resolveBare()
}

// fullness orders names: capitals before small letters, then the longer.
func (p *paper) fullness(i int) int {
	m := p.groups[i]
	n := len(m.name)
	if strings.ToLower(m.name) != m.name {
		n += 10_000
	}
	return n
}

// topicOf are the words of a name that tell it from others.
func topicOf(name string) words {
	topic := words{}
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return strings.ContainsRune(" -,&", r) }) {
		for _, w := range strings.Fields(firstOf(spelledOut[w], w)) {
			if !unspecific[w] {
				topic[stem(w)] = true
			}
		}
	}
	return topic
}

// spelledOut are short forms that names have for words.
var spelledOut = map[string]string{"ai": "artificial intelligence", "ip": "intellectual property", "ipr": "intellectual property rights"}

// unspecific words do not tell a group from others.
var unspecific = wordSet(`leading small group lsg task force working work coordination coordinating steering the of for on to and in a against overall
	committee commission headquarters conference joint special inter departmental interdepartmental ministerial interministerial dedicated high level cross`)

func stem(w string) string {
	for _, ending := range []string{"ical", "isation", "ization", "ations", "ation", "ing", "ies", "es", "ed", "s", "al", "y", "e"} {
		if len(w) > len(ending)+3 && strings.HasSuffix(w, ending) {
			return strings.TrimSuffix(w, ending)
		}
	}
	return w
}

// manyBodies is how many groups are looked at that share a word; a text with more is no article.
const manyBodies = 50

// sameBody is the body found last that has all the words of a topic.
func sameBody(byWord map[string][]*Body, topics map[*Body]words, renamed map[[2]string]bool, topic words, b *Body) *Body {
	for w := range topic {
		candidates := byWord[w]
		for _, c := range candidates[max(0, len(candidates)-manyBodies):] {
			if c.analog == b.analog && covers(topics[c], topic) && !ofOtherKinds(b.name, c.name) && !renamed[[2]string{b.name, c.name}] {
				return c
			}
		}
		break
	}
	return nil
}

// kinds tell groups apart whose names say the same otherwise.
var kinds = []string{"coordinat", "task", "steering", "working", "leading"}

// ofOtherKinds reports whether two names in capitals are of different kinds: Coordination Group, Leading Group. Small
// letters may only describe.
func ofOtherKinds(a, b string) bool {
	kindOf := func(name string) string {
		for _, k := range kinds {
			if strings.Contains(strings.ToLower(name), k) {
				return k
			}
		}
		return ""
	}
	x, y := kindOf(a), kindOf(b)
	return x != y && x != "" && y != "" && a != strings.ToLower(a) && b != strings.ToLower(b)
}

// renamings are the pairs of an old and a new name between which a sentence has a verb of renaming,
// either first: they are of one lineage, but two names.
func (p *paper) renamings() map[[2]string]bool {
	pairs := map[[2]string]bool{}
	for k := 1; k < len(p.groups); k++ {
		old, new := p.groups[k-1], p.groups[k]
		for i := old.to; i < new.from && i < old.to+8 && p.words[i].lower != "."; i++ {
			if c, end := p.cues.longest(p, i, new.from); end > i && c == rename {
				pairs[[2]string{old.name, new.name}], pairs[[2]string{new.name, old.name}] = true, true
			}
		}
	}
	return pairs
}

func covers(long, short words) bool {
	for w := range short {
		if !long[w] {
			return false
		}
	}
	return true
}

// resolveBare gives the group, the task force to the group of such a kind named before.
func (p *paper) resolveBare() {
	var last *Body
	byKind := map[string]*Body{}
	for i := range p.groups {
		m := &p.groups[i]
		switch {
		case m.unnamed:
			m.Body = nil
		case m.bare && m.Body.analog:
			m.Body = byKind[m.kind]
		case m.bare:
			m.Body = last
			if same := byKind[m.kind]; same != nil {
				m.Body = same
			}
			p.say(*m)
		case p.isOtherName(m.from):
		case m.Body.analog:
			byKind[m.kind] = m.Body
		default:
			last, byKind[m.kind] = m.Body, m.Body
			p.say(*m)
		}
	}
}

// isOtherName reports whether the name at i is only another one of what is spoken of: known as, formerly the.
func (p *paper) isOtherName(i int) bool {
	if p.at(i-1).lower == "the" {
		i--
	}
	before := p.at(i - 1).lower
	return before == "as" && p.at(i-2).lower == "known" || before == "formerly" || before == "called"
}

func (p *paper) say(m mention) {
	if m.Body != nil {
		p.said = append(p.said, m)
	}
}
