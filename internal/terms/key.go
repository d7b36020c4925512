package terms

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A Kind is what a name is of.
type Kind string

// The kinds.
const (
	Group  Kind = "group"
	Person Kind = "person"
)

// A Form says how a key relates to its name.
type Form string

// The forms, the surest first.
const (
	Written  Form = "written"
	Pinyin   Form = "pinyin"
	Initials Form = "initials" // first letters of the syllables
)

// A Key is what may be typed to find a name: the name or a later part of it. A beginning of the key will
// do, so keys begin at each character, syllable or word.
type Key struct {
	Text string
	Form Form
	At   int // how many characters, syllables or words of the name stand before it
}

// maxKey bounds a key, in characters: longer ones begin alike and mean the same.
const maxKey = 40

// Keys are the keys of a name.
func Keys(folder *zh.Folder, kind Kind, name string) []Key {
	runes := newPlain(folder, name).runes
	if !hasHan(runes) {
		return tails(nil, Written, strings.Fields(string(runes)), " ")
	}
	keys := tails(nil, Written, strings.Split(string(runes), ""), "")
	said := syllables(kind, runes)
	keys = tails(keys, Pinyin, said, "")
	first := make([]string, len(said))
	for i, s := range said {
		first[i] = string([]rune(s)[:1])
	}
	return tails(keys, Initials, first, "")
}

// Sound is a person's name in pinyin without tones, in one word; a Latin name as it is compared.
func Sound(folder *zh.Folder, name string) string {
	return strings.Join(syllables(Person, newPlain(folder, name).runes), "")
}

func tails(keys []Key, form Form, parts []string, between string) []Key {
	for i := range parts {
		if parts[i] != " " {
			keys = append(keys, Key{cut(strings.Join(parts[i:], between)), form, i})
		}
	}
	return keys
}

func cut(s string) string {
	if runes := []rune(s); len(runes) > maxKey {
		return string(runes[:maxKey])
	}
	return s
}

func hasHan(runes []rune) bool {
	for _, r := range runes {
		if zh.IsHan(r) {
			return true
		}
	}
	return false
}

// Typed are the beginnings of keys that the term may mean: as it is written and, where it can be pinyin,
// without tones.
func (t Term) Typed() []string {
	typed := []string{cut(t.Text)}
	if !t.Quoted && !hasHan([]rune(t.Text)) {
		if said := cut(strings.ReplaceAll(toneless(t.Text), " ", "")); said != typed[0] && said != "" {
			typed = append(typed, said)
		}
	}
	return typed
}
