package news

import "cmp"

// A MentionKind says what a mention names.
type MentionKind string

// The kinds of mention.
const (
	GroupMention  MentionKind = "group"
	OfficeMention MentionKind = "office" // the general office of a group
	PersonMention MentionKind = "person"
	AgencyMention MentionKind = "agency"
)

// A MentionForm says how a text names the thing.
type MentionForm string

// The forms of mention.
const (
	FullForm  MentionForm = "full"  // an official name
	ShortForm MentionForm = "short" // an alias, an abbreviation or a form the document defined
	BareForm  MentionForm = "bare"  // 领导小组, 该小组: resolved by context, counted apart
)

// A Mention is a span of a text that names a group, an office, a person or an agency.
type Mention struct {
	Kind      MentionKind
	Form      MentionForm
	Span      Span   // in characters of the text
	Text      string // as printed
	Canonical string // the simplified full name as far as the text reveals it
	Entry     string // id of the dictionary entry it was resolved to, or ""
	Post      string // for a person: the title printed beside the name, or ""
	Acts      bool   // for a person: the text tells what only officials do, such as to attend their meetings
}

// Subject is the thing named: its dictionary entry, else its canonical name.
func (m Mention) Subject() string { return cmp.Or(m.Entry, m.Canonical) }
