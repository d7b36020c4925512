package extract

import (
	"strings"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/rulebook"
)

// classNames are what classes are called where reading is explained.
var classNames = map[class]string{
	person: "person", post: "post", group: "group", bare: "bare group", office: "office", other: "words",
	comma: "comma", list: "and", colon: "colon", stop: "stop", opening: "open", closing: "close",

	appoint: "appoint", appointed: "appointed", decide: "decide", about: "about", remove: "remove", hold: "hold",
	concurrent: "concurrently", cease: "cease", resign: "resign", accept: "accept", replace: "replace", win: "win",
	elect: "elect", nominate: "nominate", propose: "propose", by: "by", as: "as", of: "of", seat: "seat", his: "his", self: "by me",
	include: "include", chair: "chair", meet: "meeting", set_: "set up", adjust: "adjust", abolish: "abolish",
	rename: "rename", unite: "unite", standsAt: "stands at", toward: "toward", acting: "acting as", convene: "convene",
	take: "take over", move: "move to", act: "act as", confirm: "confirm", quit: "quit", leave: "leave", swap: "swap",
	present: "at present", reason: "reason", doubt: "doubt", denial: "denial", from: "preposition", never: "not a fact", once: "history", day: "date", skip: "adverb",
}

// String is the name of c, or its letter.
func (c class) String() string {
	if name, ok := classNames[c]; ok {
		return name
	}
	return string(rune(c))
}

// example is the first word of c, or 〔its name〕 if words do not make it.
func (c class) example() string {
	switch c {
	case other:
		return "〔" + c.String() + "〕"
	case comma:
		return "，"
	case colon:
		return "："
	case stop:
		return "；"
	case list:
		return "、"
	}
	if words := strings.Fields(cueWords[c]); len(words) > 0 {
		return words[0]
	}
	return "〔" + c.String() + "〕"
}

// Classes describes the letters of the patterns of Chinese.
func Classes() []rulebook.Class {
	var all []rulebook.Class
	for c := class(' '); c < utf8.RuneSelf; c++ {
		if words := strings.Fields(cueWords[c]); classNames[c] != "" || len(words) > 0 {
			all = append(all, rulebook.Class{Letter: string(rune(c)), Name: c.String(), Words: words})
		}
	}
	return all
}
