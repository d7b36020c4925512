// Package rulebook is how people see rules that read texts: what each says, and what it read in a
// text. A rule's pattern is a regular expression over the classes of a sentence's tokens, one
// letter each.
package rulebook

// A Rule says what a rule, or another step that makes facts, does.
type Rule struct {
	Name  string
	Reads string // a pattern in example words, 任命 〔person〕 为 〔post〕; another step in a sentence

	// Of rules with a pattern only:
	Pattern    string   // over the letters of classes
	Classes    string   // the same by the names of classes
	When       []string // what must be true besides
	States     string   // what becomes of persons or groups
	Confidence float64  // 0 to 1
	Yes        []Example
	No         []string // sentences that state no fact
}

// An Example is a sentence that a rule must read, with person|role|body of each fact.
type Example struct {
	Text  string
	Facts []string
}

// A Class says what a letter in patterns means.
type Class struct {
	Letter string
	Name   string
	Words  []string // that are of this class, if words decide
}

// Find is the rule with a name, or one that has nothing else.
func Find(name string, books ...[]Rule) Rule {
	for _, book := range books {
		for _, r := range book {
			if r.Name == name {
				return r
			}
		}
	}
	return Rule{Name: name}
}
