package alert

import (
	"fmt"
	"strings"
)

// Plain is the letter as plain text.
func (l Letter) Plain() string {
	var b strings.Builder
	words := l.Words()
	for i, e := range l.Entries {
		if i > 0 {
			b.WriteString("\n")
		}
		b.WriteString(e.plain(words))
	}
	if l.left > 0 {
		fmt.Fprintf(&b, "\n%s\n", l.Language.Text(say("{n further alert|further alerts}: see your watches and their feeds.", l.left)))
	}
	if l.Again {
		fmt.Fprintf(&b, "\n%s\n", words.Again)
	}
	if l.Confirm != "" {
		fmt.Fprintf(&b, "\n%s\n%s\n", words.Confirm, l.Confirm)
	}
	fmt.Fprintf(&b, "\n-- \n%s\n%s\n", words.Change, l.Settings)
	if l.Unsubscribe != "" {
		fmt.Fprintf(&b, "%s\n%s\n", words.End, l.Unsubscribe)
	}
	return b.String()
}

// plain is the entry as lines. Our page about an article is our copy, and is named once.
func (e Entry) plain(words Phrases) string {
	var b strings.Builder
	quoted := e.Evidence
	if quoted != "" {
		quoted = "> " + strings.ReplaceAll(quoted, "\n", "\n> ")
	}
	copied := e.Archived
	if copied == e.Page {
		copied = ""
	}
	for _, line := range []struct{ label, text string }{{"", e.Headline}, {"", e.Note}, {"", quoted}, {"", e.Source}, {"", e.Standing}, {"", e.Why},
		{words.Page + "  ", e.Page}, {words.Copy + "  ", copied}, {words.Original + "  ", e.URL}} {
		if line.text != "" {
			b.WriteString(line.label + line.text + "\n")
		}
	}
	return b.String()
}

const (
	// mostBrief bounds the entries that Brief tries to fit in.
	mostBrief = 40
	// quoteBrief bounds what it quotes of each, in characters.
	quoteBrief = 150
)

// Brief is Plain in at most so many bytes, for chats that take no more: long quotations are cut, and entries that do
// not fit are counted.
func (l Letter) Brief(most int) string {
	if text := l.Plain(); len(text) <= most {
		return text
	}
	all := len(l.Entries)
	entries := make([]Entry, min(all, mostBrief))
	for i := range entries {
		entries[i] = l.Entries[i]
		if quote := []rune(entries[i].Evidence); len(quote) > quoteBrief {
			entries[i].Evidence = string(quote[:quoteBrief]) + "…"
		}
	}
	text := ""
	for n := len(entries); n > 0; n-- {
		l.Entries, l.left = entries[:n], all-n
		if text = l.Plain(); len(text) <= most {
			return text
		}
	}
	return strings.ToValidUTF8(text[:min(most, len(text))], "")
}
