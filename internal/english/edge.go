package english

import "strings"

// leftOf is where the name whose head starts at i begins.
func (p *paper) leftOf(i, last int, capital bool) int {
	from, small := i, 0
	for j := i - 1; j >= last && j >= i-12; j-- {
		w := p.words[j]
		if p.words[j+1].lines > 1 || p.words[j+1].lines > 0 && p.breaksAt(j+1) {
			break
		}
		switch {
		case w.glued && p.at(j-1).kind == digits: // the 14-member
			return from
		case w.kind != letters || functionWords[w.lower] && !linking[w.lower] || determiners[w.lower] || p.insideName(j):
			return from
		case linking[w.lower]:
			if capital && !p.linksLeft(j, last) || !capital && !p.linksTasks(j, last) {
				return from
			}
		case w.lower == "'s" && p.isPossessedBy(j-1):
			return from
		case w.upper || w.glued && p.words[j-1].upper:
			from = j
		case capital && !levels[w.lower], p.isVerb(j):
			return from
		default:
			if small++; small > 6 {
				return from
			}
			from = j
		}
	}
	return from
}

// isPossessedBy reports whether the word at j says only whose a group is: the province's.
func (p *paper) isPossessedBy(j int) bool {
	w := p.at(j)
	return !w.upper && (regionWords[w.lower] || w.lower == "country" || w.lower == "nation") && determiners[p.at(j-1).lower]
}

// linking words join the parts of a name.
var linking = wordSet("and of for the in on to & with")

// linksLeft reports whether the words before the linking word at j are the start of a name that
// goes on behind it: Xinjiang and Tibet Leading Group, but not of the Leading Group.
func (p *paper) linksLeft(j, last int) bool {
	w := p.words[j].lower
	before := p.at(j - 1)
	return (w == "and" || w == "&") && j-1 >= last && before.upper && !functionWords[before.lower] && !p.insideName(j-1) && p.words[j+1].upper
}

// linksTasks reports whether and at j joins two tasks of a name in small letters: prevention and
// control leading group, but not officials and the city leading group.
func (p *paper) linksTasks(j, last int) bool {
	before, after := p.at(j-1), p.at(j+1)
	return p.words[j].lower == "and" && j-1 >= last && taskNoun(before.lower) && after.kind == letters && !after.upper && !generic[after.lower]
}

// taskNoun reports whether a word is one of doing something: prevention, relief, development.
func taskNoun(w string) bool {
	for _, ending := range []string{"tion", "ment", "ing", "control", "relief", "rescue", "protection", "safety"} {
		if strings.HasSuffix(w, ending) && len(w) > 4 {
			return true
		}
	}
	return false
}

func (p *paper) insideName(j int) bool {
	for i := j; i >= 0 && i > j-6; i-- {
		if n := p.nameFrom(i); n != nil {
			return n.to > j
		}
	}
	return false
}

// isVerb reports whether the word at j is a cue and no noun of a name.
func (p *paper) isVerb(j int) bool {
	if p.at(j).lower == "leading" && p.at(j+1).lower == "party" {
		return false // the leading Party members group
	}
	c, end := p.cues.longest(p, j, j+1)
	return end > j && c != and && c != as && c != passedOver || verbs[p.at(j).lower]
}

// verbs are other verbs than the cues that stand before or behind names of groups.
var verbs = wordSet(`said says told tells held holds met meets attended attends urged urges gave issued made convened agreed decided announced stressed called required
	approved reviewed discussed heard listened visited inspected went came found began took takes coordinate oversee supervise guide tackle address boost help handle deal
	reports reported met dealt concluded do does did had has have via guiding coordinating overseeing consisting responsible tasked reporting specializing known consists last earlier
	stays stay works work acts act ran meet pledged vowed warned noted added demanded ordered asked instructed launched hosted carried goes passes passed revive revives revived restore restored`)

// rightOf is where the name whose head ends before end ends: with what it is for.
func (p *paper) rightOf(end int, capital bool) int {
	if w := p.at(end); w.kind == letters && w.lines == 0 && about[w.lower] && !days[p.at(end+1).lower] && !(w.lower == "in" && p.isSeat(end+1)) {
		if to := p.topicEnd(end+1, capital); to > end+1 {
			return p.underEnd(to, capital)
		}
	}
	return end
}

var about = wordSet("for on of to against in")

// topicEnd is the end of what a group is for. In a name in capitals, small words only link.
func (p *paper) topicEnd(i int, capital bool) int {
	end := i
	if p.at(i).lower == "the" {
		i++
	}
	before := p.at(end - 1).lower
	if determiners[p.at(i).lower] || (before == "to" || before == "in" || before == "of") && !p.at(i).upper {
		return end
	}
	capital = capital && (p.at(i).upper || p.at(i).kind == digits)
	for j := i; j < len(p.words) && j < i+16; j++ {
		w := p.words[j]
		if j > i && w.lines > 0 && p.breaksAt(j) || p.nameFrom(j) != nil {
			break
		}
		switch {
		case w.kind == mark:
			if !(capital && w.lower == "," && p.listGoesOn(j)) {
				return end
			}
		case capital && (linking[w.lower] || (w.lower == "a" || w.lower == "an") && p.at(j+1).upper):
			if p.startsOther(j) {
				return end
			}
		case capital && (w.upper || w.kind == digits || w.glued):
			if functionWords[w.lower] && !linking[w.lower] && !w.glued && !p.isParticle(j) || days[w.lower] {
				return end
			}
			end = j + 1
		case capital:
			return end
		case p.endsTopic(j, i):
			return end
		case !linking[w.lower]:
			end = j + 1
		}
	}
	return end
}

// listGoesOn reports whether a comma stands within a name: Agriculture, Forestry and Water.
func (p *paper) listGoesOn(j int) bool {
	for k := j + 1; k < j+8 && k < len(p.words); k++ {
		w := p.words[k]
		switch {
		case w.lower == "and":
			return k > j+1 && p.at(k+1).upper && !p.startsOther(k) && p.nameFrom(k+1) == nil && !p.isRole(k+1)
		case w.lower == ",":
		case !w.upper || p.nameFrom(k) != nil || p.isRole(k) || functionWords[w.lower]:
			return false
		}
	}
	return false
}

// startsOther reports whether what stands behind the linking word at j is no part of the name
// before it: another group, a person, a title, a date or a verb.
func (p *paper) startsOther(j int) bool {
	k := j + 1
	w := p.words[j].lower
	if w == "and" && p.at(k).lower == "the" || w == "in" && p.isSeat(k) {
		return true
	}
	if p.at(k).lower == "the" && taskNoun(p.at(j-1).lower) {
		k++ // responding to the, collaboration with the
	}
	if w == "with" || w == "to" || w == "in" || w == "on" {
		if days[p.at(k).lower] || p.at(k).kind == digits || !p.at(k).upper {
			return true
		}
		if w == "in" || w == "with" {
			return p.nameFrom(k) != nil
		}
	}
	if p.at(k).lower == "the" {
		k++
	}
	if k >= len(p.words) || p.nameFrom(k) != nil || p.isRole(k) && p.words[j].lower != "of" && p.words[j].lower != "for" {
		return true
	}
	for ; k < len(p.words) && k < j+10 && (p.words[k].upper || linking[p.words[k].lower]) && p.words[k].lower != "and"; k++ {
		if n, analog := p.headOfGroup(k); n > 0 && (!analog || p.at(j+1).lower == "the") {
			return true
		}
	}
	return false
}

// isSeat reports whether the word at k is alone a city where bodies meet: in Beijing.
func (p *paper) isSeat(k int) bool {
	next := p.at(k + 1)
	return cities[p.at(k).lower] && !(next.upper && next.kind == letters && next.lines == 0) && next.lower != "and"
}

// isParticle reports whether the word at j belongs to a verb before it: Cracking Down.
func (p *paper) isParticle(j int) bool {
	w := p.words[j].lower
	return (w == "down" || w == "up" || w == "out") && strings.HasSuffix(p.at(j-1).lower, "ing")
}

var days = wordSet("monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december")

// stops end the topic of a name in small letters.
var stops = wordSet(`which that who whom whose where when at by with from under as after before during since into until over about amid via will would is are was were has have had
	been be not also may can could should to while but if because than held set this last next within between through per among alongside using so on it its he she they`)

// endsTopic reports whether a topic in small letters that starts at i ends before j.
func (p *paper) endsTopic(j, i int) bool {
	w := p.words[j]
	if j == i {
		return stops[w.lower] || p.isVerb(j)
	}
	switch w.lower {
	case "and":
		return p.isVerb(j+1) || stops[p.at(j+1).lower] || determiners[p.at(j+1).lower] || p.at(j+1).upper || p.isRole(j+1) || others[p.at(j+1).lower] || countWords[p.at(j+1).lower]
	case "in", "of", "for", "the":
		return p.at(j+1).kind == digits || days[p.at(j+1).lower] || stops[p.at(j+1).lower] || w.lower == "in" && p.isSeat(j+1)
	}
	if next := p.at(j + 1); w.lower == "work" && (next.kind == mark || stops[next.lower] || p.isVerb(j+1)) {
		return false // education work will
	}
	if w.lower == "'s" && p.at(j-1).upper && !p.at(j+1).upper && !p.isRole(j+1) && p.officeBehind(j) == j {
		return false // Yunling's lakes
	}
	return stops[w.lower] || p.isVerb(j) || w.kind == digits && !w.glued || w.lower == "'s" || days[w.lower]
}

// others are words of those who are beside a group: and local officials.
var others = wordSet("local other officials relevant related some several senior representatives experts")

// underEnd is the end of a name with under the State Council.
func (p *paper) underEnd(to int, capital bool) int {
	if !capital || p.at(to).lower != "under" {
		return to
	}
	j := to + 1
	if p.at(j).lower == "the" {
		j++
	}
	for p.at(j).upper && j < to+8 && p.nameFrom(j) == nil {
		j++
	}
	if !p.at(j - 1).upper {
		return to
	}
	return j
}
