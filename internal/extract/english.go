package extract

import (
	"github.com/xiaozu-watch/xiaozu/internal/english"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// isEnglish reports whether the text has few Han characters: those of a Chinese frame around an English page.
func (p *paper) isEnglish() bool {
	han, latin := 0, 0
	for _, r := range p.runes {
		switch {
		case isLatin(r):
			latin++
		case r >= 0x2e80:
			han++
		}
	}
	return latin > 4*han
}

// readEnglish reads an English text by the rules of its own.
func (p *paper) readEnglish(r *english.Reader) Reading {
	reading := r.Explain(string(p.text.Runes), p.knownEnglish(), p.doc.Published.Year, p.trace.recorder())
	p.facts, p.mentions = reading.Facts, reading.Mentions
	bodies := map[string]*body{}
	for _, m := range p.mentions {
		if m.Kind != news.GroupMention || bodies[m.Canonical] != nil {
			continue
		}
		b := &body{name: m.Canonical, printed: m.Text, entry: m.Entry}
		if m.Entry != "" {
			b.entries = []string{m.Entry}
		}
		bodies[m.Canonical] = b
		p.bodies = append(p.bodies, b)
	}
	return p.collect()
}

// knownEnglish are the names of persons and groups in the dictionary.
func (p *paper) knownEnglish() (known []english.Known) {
	for _, m := range p.lex.Find(p.text) {
		if entry := p.onlyEntry(m.Names); entry != "" && (m.Kind == lexicon.PersonName || m.Kind == lexicon.GroupName) {
			known = append(known, english.Known{Span: m.Span, Entry: entry, Group: m.Kind == lexicon.GroupName})
		}
	}
	return known
}
