package english

import (
	"strings"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/rulebook"
)

// classNames are what classes are called where reading is explained.
var classNames = map[class]string{
	other: "words", who: "person", post: "post", group: "group", officeOf: "office", appoint: "appoint", elect: "elect",
	nominate: "nominate", propose: "propose", remove: "remove", cease: "cease", resigns: "resignation", accept: "accept",
	begin: "begin", serve: "serve", be: "be", isNow: "is", wasOnce: "was", will: "will", concurrent: "concurrently",
	leads: "lead", led: "led", ledBy: "led by", replace: "replace", replacedBy: "replaced by", joins: "join", with: "with",
	as: "as", include: "include", relative: "who", also: "as was", by: "by", goesTo: "goes to", inPlace: "in place", blocked: "not a fact", rumoured: "rumour",
	history: "history", create: "set up", abolish: "abolish", rename: "rename", adjust: "adjust", comma: "comma",
	semicolon: "semicolon", colon: "colon", and: "and", bracket: "open", closed: "close", dash: "dash", passedOver: "passed over",
}

// String is the name of c, or its letter.
func (c class) String() string {
	if name, ok := classNames[c]; ok {
		return name
	}
	return string(rune(c))
}

// words are those of c.
func (c class) words() (all []string) {
	for _, cue := range strings.Split(cueLists[c], "|") {
		if cue = strings.Join(strings.Fields(cue), " "); cue != "" {
			all = append(all, cue)
		}
	}
	return all
}

// example is the first word of c, a mark, or 〔its name〕.
func (c class) example() string {
	switch c {
	case comma, semicolon, colon:
		return string(rune(c))
	}
	if words := c.words(); len(words) > 0 {
		return words[0]
	}
	return "〔" + c.String() + "〕"
}

// Classes describes the letters of the patterns of English.
func Classes() []rulebook.Class {
	var all []rulebook.Class
	for c := class(' '); c < utf8.RuneSelf; c++ {
		if words := c.words(); classNames[c] != "" || len(words) > 0 {
			all = append(all, rulebook.Class{Letter: string(rune(c)), Name: c.String(), Words: words})
		}
	}
	return all
}
