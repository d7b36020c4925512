package names

import "strconv"

// A feature is a reason for or against a candidate: the number of its weight, and how much of it
// there is.
type Feature struct {
	Weight int32
	Amount float32
}

// A family of features has consecutive weights.
type group int

const (
	ofShape      group = iota
	ofHint             // a frame or the dictionary vouches for it
	ofPerson           // the gazetteer has it
	ofLink             // what stands between two names in a row
	ofSurname          // log-odds of the surname
	ofGiven            // log-odds of the given name
	ofSound            // log-odds of all characters, by sound
	ofLeastSound       // log-odds of the least likely of them
	ofSoundLevel       // their mean, in steps of a half
	ofSoundPairs       // how many follow each other in no known name
	ofGivenPair        // the given name is known
	ofCuts             // where words begin, before, in and behind it
	ofWord             // the kind of the only word
	ofWordLeft         // it is another word, by what stands beside it
	ofWordRight
	ofFirstWord // the kinds of the first and last of several
	ofLastWord
	ofLeftTag
	ofRightTag
	ofLeftClass
	ofRightClass
	ofSides      // both together
	ofSwallowed  // its end and what follows are a word that stands beside names
	ofSwallowing // its start and what precedes are one
	ofInnerTitle
	ofPostStart // its first character is a verb that a title follows, by what stands before
	ofPadding   // blanks within it
	ofEnd       // its last one or two characters are a word that stands behind names
	ofPlace     // it is or begins with the name of a place; a place begins with it
	ofLeftOdds  // the neighbour could belong to a name by sound
	ofRightOdds
	ofLeftWord // log-odds of a name behind the word on its left, or that they are not known
	ofRightWord
	ofOwnCompany  // how much the word that it is keeps the company of names
	ofHeadCompany // the same of the first and the last of several words
	ofTailCompany
	ofLeftRune
	ofRightRune
	ofLeftPair
	ofRightPair
	groups
)

var groupNames = [groups]string{"shape", "hint", "person", "link", "surname", "given", "sound", "least-sound", "sound-level", "sound-pairs", "given-pair", "cuts", "word", "word-left", "word-right", "first-word", "last-word",
	"left-tag", "right-tag", "left-class", "right-class", "sides", "swallowed", "swallowing", "inner-title", "post-start", "padding", "end", "place", "left-odds", "right-odds", "left-word", "right-word", "own-company", "head-company", "tail-company", "left", "right", "left-two", "right-two"}

// links are what stands between a name and the one before it.
var linkNames = []string{"next", "gap", "list", "and", "comma", "dash"}

// cutBits are how many places ofCuts looks at: before the first character to behind the fourth.
const cutBits = 5

// Of how many kinds the first and the last word of a name are, and what stands before their tags for it.
const firstKinds, lastKinds = 3, 2

var wordKinds = [firstKinds]string{"", "one-", "opening-"}

// levels are the steps of ofSoundLevel.
const levels = 14

// A layout says which weight is whose.
type layout struct {
	base [groups + 1]int32
}

func (m *Model) newLayout() layout {
	runes, pairs := len(m.characters.runes), m.vocabulary.count
	perShape := int(shapes)
	sizes := [groups]int{
		ofShape: perShape, ofHint: 2, ofPerson: shapeKinds, ofLink: len(linkNames), ofSurname: perShape, ofGiven: perShape, ofSound: perShape, ofLeastSound: perShape, ofSoundLevel: perShape * levels, ofSoundPairs: perShape * 4, ofGivenPair: perShape,
		ofCuts: perShape << cutBits, ofWord: perShape * len(tags), ofWordLeft: shapeKinds * len(leftClasses), ofWordRight: shapeKinds * len(rightClasses), ofFirstWord: shapeKinds * firstKinds * len(tags), ofLastWord: shapeKinds * lastKinds * len(tags),
		ofLeftTag: shapeKinds * len(tags), ofRightTag: shapeKinds * len(tags),
		ofLeftClass: shapeKinds * len(leftClasses), ofRightClass: shapeKinds * len(rightClasses),
		ofSides: len(leftClasses) * len(rightClasses), ofSwallowed: len(rightClasses), ofSwallowing: len(leftClasses), ofInnerTitle: shapeKinds, ofPostStart: len(leftClasses), ofPadding: 2 * shapeKinds, ofPlace: 3 * shapeKinds, ofEnd: 2 * shapeKinds * len(rightClasses),
		ofLeftOdds: shapeKinds, ofRightOdds: shapeKinds, ofLeftWord: 2 * shapeKinds, ofRightWord: 2 * shapeKinds, ofOwnCompany: shapeKinds, ofHeadCompany: perShape, ofTailCompany: perShape, ofLeftRune: runes, ofRightRune: runes, ofLeftPair: pairs, ofRightPair: pairs,
	}
	var l layout
	for g, n := range sizes {
		l.base[g+1] = l.base[g] + int32(n)
	}
	return l
}

// size is the number of weights.
func (l *layout) size() int { return int(l.base[groups]) }

// name is what a weight is called in the file.
func (m *Model) name(weight int) (g group, label string) {
	for int32(weight) >= m.layout.base[g+1] {
		g++
	}
	i := weight - int(m.layout.base[g])
	return g, m.label(g, i)
}

func (m *Model) label(g group, i int) string {
	switch g {
	case ofHint:
		return []string{"framed", "known"}[i]
	case ofLink:
		return linkNames[i]
	case ofSoundLevel:
		return shapeNames[i/levels] + ":" + strconv.Itoa(i%levels)
	case ofSoundPairs:
		return shapeNames[i/4] + ":" + strconv.Itoa(i%4)
	case ofCuts:
		return shapeNames[i>>cutBits] + ":" + strconv.FormatInt(int64(1<<cutBits|i&(1<<cutBits-1)), 2)[1:]
	case ofWord:
		return shapeNames[i/len(tags)] + ":" + tags[i%len(tags)]
	case ofFirstWord, ofLastWord:
		kinds, n := firstKinds, len(tags)
		if g == ofLastWord {
			kinds = lastKinds
		}
		return kindNames[i/n/kinds] + ":" + wordKinds[i/n%kinds] + tags[i%n]
	case ofLeftTag, ofRightTag:
		return kindNames[i/len(tags)] + ":" + tags[i%len(tags)]
	case ofLeftClass, ofWordLeft:
		return kindNames[i/len(leftClasses)] + ":" + leftClasses[i%len(leftClasses)]
	case ofRightClass, ofWordRight:
		return kindNames[i/len(rightClasses)] + ":" + rightClasses[i%len(rightClasses)]
	case ofSides:
		return leftClasses[i/len(rightClasses)] + ":" + rightClasses[i%len(rightClasses)]
	case ofSwallowed:
		return rightClasses[i]
	case ofSwallowing, ofPostStart:
		return leftClasses[i]
	case ofEnd:
		n := len(rightClasses)
		return kindNames[i/n/2] + ":" + strconv.Itoa(i/n%2+1) + ":" + rightClasses[i%n]
	case ofPlace:
		return kindNames[i/3] + ":" + []string{"is", "begins", "within"}[i%3]
	case ofPadding:
		return kindNames[i/2] + ":" + []string{"within", "all round"}[i%2]
	case ofPerson, ofInnerTitle, ofLeftOdds, ofRightOdds, ofOwnCompany:
		return kindNames[i]
	case ofLeftWord, ofRightWord:
		return kindNames[i/2] + ":" + []string{"odds", "unknown"}[i%2]
	case ofLeftRune, ofRightRune:
		return strconv.Quote(string(m.characters.runes[i]))
	case ofLeftPair, ofRightPair:
		return strconv.Quote(m.pairs[i])
	}
	return shapeNames[i]
}
