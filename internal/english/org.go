package english

import (
	"regexp"
	"strings"
)

// longestOrg is how many words the name of a body may have.
const longestOrg = 20

// orgEnd is where the name of a body that starts at i ends.
func (p *paper) orgEnd(i, to int) int {
	end := i
	for j := i; j < to && j < i+longestOrg; j++ {
		w := p.words[j]
		switch {
		case (p.nameFrom(j) != nil || p.isNamedGroup(j)) && j > i || w.lines > 1 && j > i:
			return end
		case w.lower == "(" && p.isAcronym(j, to):
			j += 2
		case w.kind == mark && w.lower != "&":
			if !(w.lower == "," && p.words[i].upper && p.listGoesOn(j)) {
				return end
			}
		case w.lower == "'s":
		case w.lower == "and" || w.lower == "&":
			if p.startsOther(j) || past[p.at(j+1).lower] || p.isOneTime(j+1) || p.isVerb(j+1) && !(p.at(j-1).upper && p.at(j+1).upper) || stops[p.at(j+1).lower] || determiners[p.at(j+1).lower] || p.at(j+1).lower == "concurrently" || p.at(j+1).lower == "no" {
				return end
			}
		case w.lower == "of" || w.lower == "the":
		case w.lower == "in" && p.at(j-1).upper && p.at(j+1).lower == "the" && p.at(j+2).upper && bodyWords[p.at(j-1).lower]:
		case linking[w.lower] && p.isHyphened(j+1) && !w.upper: // on-site
			end = j + 1
		case w.lower == "for" || w.lower == "to" || w.lower == "on" || w.lower == "against":
			if p.isTaskOf(j) {
				continue
			}
			if !(p.at(j-1).upper && (p.at(j+1).upper || p.at(j+1).lower == "the" && p.at(j+2).upper)) || p.startsOther(j) || p.nameFrom(j+1) != nil {
				return end
			}
		case w.upper:
			if days[w.lower] || functionWords[w.lower] && j > i {
				return end
			}
			end = j + 1
		case w.kind == digits:
			if !p.isHyphened(j + 1) {
				return end
			}
		case stops[w.lower] || functionWords[w.lower] || !w.glued && p.isVerb(j) || adverbs[w.lower]:
			return end
		default:
			end = j + 1
		}
	}
	return end
}

// isOneTime reports whether one-time stands at i.
func (p *paper) isOneTime(i int) bool {
	return p.at(i).lower == "one" && p.at(i+1).lower == "time" && p.at(i+1).glued
}

// isTaskOf reports whether small letters at j say what a committee is for: the committee for foreign affairs.
func (p *paper) isTaskOf(j int) bool {
	before, after := p.at(j-1).lower, p.at(j+1)
	return (before == "committee" || before == "commission") && p.words[j].lower == "for" && !after.upper && after.kind == letters &&
		!stops[after.lower] && !determiners[after.lower] && !countWords[after.lower] && !dropped[after.lower] && !generic[after.lower]
}

// isAcronym reports whether (CPC) stands at j, and the name goes on behind it.
func (p *paper) isAcronym(j, to int) bool {
	return j+3 < to && p.words[j+2].lower == ")" && isCapitals(p.printed(j+1, j+2)) && p.words[j+3].upper
}

var adverbs = wordSet(`now then currently presently also concurrently recently earlier yesterday today later effective respectively again ago once respectively together along alone too here there
	formally officially unanimously reported according last next amid aged despite following whose instead due owing citing`)

var acronym = regexp.MustCompile(` \([A-Z]+\)`)

// orgName is the name of a body between words, without what only says where it lies.
func (p *paper) orgName(from, to int) string {
	for from < to && (p.words[from].lower == "the" || p.words[from].lower == "a") {
		from++
	}
	for k := from; k+2 < to && k < from+3; k++ {
		if p.words[k].lower == "china" && p.words[k+1].lower == "'s" {
			from = k + 2
		}
	}
	for to > from && (p.words[to-1].lower == "'s" || linking[p.words[to-1].lower] || past[p.words[to-1].lower]) {
		to--
	}
	if to-from == 1 && adminWords[p.printed(from, to)] {
		return "" // the province's
	}
	return acronym.ReplaceAllString(strings.Join(strings.Fields(p.printed(from, to)), " "), "")
}
