package english

import (
	"regexp"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A rule reads one kind of statement. Its pattern is a regular expression over the classes of a
// sentence's phrases, one letter each (see class), that is tried at every phrase. It names what it
// found: who gets or leaves which post, and old, who had it before. Without who it speaks of the
// one named last.
type rule struct {
	name       string
	pattern    string
	action     news.Action // "" for a seat shown in passing
	confidence float64
	carried    class // a verb that must have stood before in the sentence, or 0
	ahead      int   // tokens at the end of the pattern that other rules may read again
	yes, no    []string
}

// forgotten is the action of rules that only note what somebody was.
const forgotten news.Action = "was"

const (
	// whom begins statements about a subject, which may be left out behind a comma, and or who.
	whom = `(?:(?P<who>P),?|[,&;]+|Q)`
	// toPost leads from a verb to its post: by the State Council as, to head.
	toPost = `(?:hx)?(?:x?W)*S?C?(?P<post>T(?:[,&]+T)*)`
)

// rules are tried in this order; the first that matches is taken. Examples stand beside them and
// are run as tests: person|role|body of what yes says, nothing for no.
var rules = slices.Concat(namings, removals, successions, beginnings, states)

// compiled is a rule ready to be tried.
type compiled struct {
	rule
	re                          *regexp.Regexp
	who, whom, old, post, group int // numbers of its groups, -1 if it has none
}

func compileRules() []compiled {
	var cs []compiled
	for _, r := range rules {
		re := regexp.MustCompile("^(?:" + r.pattern + ")")
		cs = append(cs, compiled{r, re, re.SubexpIndex("who"), re.SubexpIndex("whom"), re.SubexpIndex("old"), re.SubexpIndex("post"), re.SubexpIndex("group")})
	}
	return cs
}

// classes is a sentence as a string of classes.
func classes(ts []token) string {
	var b strings.Builder
	for _, t := range ts {
		b.WriteByte(byte(t.class))
	}
	return b.String()
}
