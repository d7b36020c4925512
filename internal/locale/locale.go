// Package locale says what xiaozu has to say in the language of its reader: English, simplified or
// traditional Chinese.
//
// A message is written in English where it is used, and that English is its key:
//
//	say("{person} becomes {role} of {body}", person, role, body)   in Go, with func say = locale.Say
//	{{t "{n fact|facts} left" .Left}}                              in a template
//
// Holes are named for the translator and filled in the order in which the English names them first.
// {n fact|facts} is a number with the word that agrees with it. " @" and what follows it tells two
// messages of one English apart ("All @levels") and is not shown.
//
// The translations are one line a message in a table of catalogue: English, simplified, traditional,
// parted by tabs. They name the same holes in the order of their own language. A message without a
// line, or a line without a message, fails the tests of this package.
//
// What is put into a hole is formatted for the language: numbers, dates, times, further messages.
// A Name keeps its own language, and markup of ours its tags; all other text is only text.
package locale

import "github.com/xiaozu-watch/xiaozu/internal/zh"

// A Language is the BCP 47 tag of a language that the pages are written in.
type Language string

// The languages there are.
const (
	English     Language = "en"
	Simplified  Language = "zh-Hans"
	Traditional Language = "zh-Hant"
)

// Languages lists them in the order in which they are offered.
func Languages() []Language { return []Language{English, Simplified, Traditional} }

// Known reports whether l is one of them.
func (l Language) Known() bool { return l == English || l == Simplified || l == Traditional }

// Endonym is the name of the language in itself.
func (l Language) Endonym() string {
	return map[Language]string{English: "English", Simplified: "简体中文", Traditional: "繁體中文"}[l]
}

// Sign is the shortest by which its readers know the language.
func (l Language) Sign() string {
	return map[Language]string{English: "EN", Simplified: "简", Traditional: "繁"}[l]
}

// A Message is something to say, not yet in a language.
type Message struct {
	Key  string
	Args []any
}

// Say makes a message. The key is a literal, so that the tests find it.
func Say(key string, args ...any) Message { return Message{key, args} }

// A Line is several things said beside each other, parted by dots.
type Line []any

// Sentences follow one another.
type Sentences []any

// A Name is text in a language of its own.
type Name struct {
	Text string
	Lang string // BCP 47
}

// NameOf is a name in the language that its characters tell; one that does not tell is simplified, as
// canonical names are.
func NameOf(text string) Name { return Name{Text: text, Lang: zh.Tag("", zh.ScriptOf(text))} }

// Term is the word for a code; the code itself, if there is no word.
func Term[T ~string](terms map[T]Message, code T) any {
	if term, known := terms[code]; known {
		return term
	}
	return string(code)
}
