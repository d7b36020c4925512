package extract

import (
	"regexp"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A rule reads one kind of statement. Its pattern is a regular expression over the classes of a
// plain sentence's phrases, one letter each (see class), that is tried at every phrase. It names
// what it found: who gets or leaves which post, and old, who had it before. Without who it speaks
// of the subject, without post of the posts named last.
type rule struct {
	name       string
	pattern    string
	action     news.Action
	confidence float64
	carried    class // a verb that must have stood before in the sentence, or 0
	seats      bool  // only if the post is one in a group
	clean      bool  // the post begins as the name of a body does, not with that of an unknown person
	leaves     bool  // the subject leaves what the persons get
	acting     bool  // the verb says that the post is filled for the time being
	again      bool  // it goes on with what the statement right before it said
	first      bool  // it begins its sentence and speaks of the subject of the one before
	speaker    bool  // it speaks of who says 我
	dated      bool  // an act that has its date: a fact even where a life is told
	own        own   // it speaks of the posts printed beside the names
	yes, no    []string
}

// An own says which of the posts printed beside a name a rule speaks of.
type own uint8

const (
	anyOwn      own = iota + 1
	knownOwn        // the same; where there are none, those printed beside the name before
	formerOwn       // those that 原 or 前 stands before
	formerPost      // the same; of seats in groups those that somebody was just named to
	seatOwn         // those in groups
	subjectsOwn     // those of the subject, who leaves them
)

// compiled is a rule ready to be tried.
type compiled struct {
	rule
	re             *regexp.Regexp
	needs          []classSet // of each, a phrase must follow: most rules fail by that alone
	who, old, post int        // numbers of its groups, -1 if it has none
}

// couldMatch reports whether every phrase that r needs is among those of these classes.
func (r *compiled) couldMatch(classes *classSet) bool {
	for k := range r.needs {
		if !r.needs[k].meets(classes) {
			return false
		}
	}
	return true
}

// A ruleSet holds the rules by the classes that their patterns can begin with.
type ruleSet [128][]compiled

func compileRules() (set ruleSet) {
	for _, r := range slices.Concat(gains, elections, losses, seats) {
		re := regexp.MustCompile("^(?:" + r.pattern + ")")
		c := compiled{r, re, needsOf(r.pattern), re.SubexpIndex("who"), re.SubexpIndex("old"), re.SubexpIndex("post")}
		for _, letter := range firstOfPattern(r.pattern) {
			set[letter] = append(set[letter], c)
		}
	}
	return set
}

// firstOfPattern are the classes that a pattern can begin with; patterns begin with one class or
// a set of them, in a group or not.
func firstOfPattern(pattern string) string {
	if strings.HasPrefix(pattern, "(?P<") {
		_, pattern, _ = strings.Cut(pattern, ">")
	}
	if rest, ok := strings.CutPrefix(pattern, "["); ok {
		set, _, _ := strings.Cut(rest, "]")
		return set
	}
	return pattern[:1]
}
