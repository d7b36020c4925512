package lexicon

import "github.com/xiaozu-watch/xiaozu/internal/news"

// Entries are what a lexicon is made of. Read gives those of the dictionaries; a caller may
// append its own before New.
type Entries struct {
	Groups   []Group
	People   []Person
	Agencies []Agency
	Titles   []Title
	Places   []Place
	Surnames []string // simplified: 王, 欧阳, and the double surnames of married women: 林郑
}

// A Verification says how far an entry was checked.
type Verification string

// The verifications.
const (
	Sourced    Verification = "sourced"    // its name and a date, head or host have a source that is named
	Unverified Verification = "unverified" // from memory, or seen only where it cannot be cited
)

// A Level says whose group it is.
type Level string

// The levels.
const (
	CentralParty    Level = "central_party"
	StateCouncil    Level = "state_council"
	JointPartyState Level = "joint_party_state"
	Ministerial     Level = "ministerial"
	Provincial      Level = "provincial" // or of a city
	Historical      Level = "historical_other"
)

// A GroupForm says what kind of body a group is.
type GroupForm string

// The forms of group.
const (
	LeadingGroup      GroupForm = "leading_group"
	Commission        GroupForm = "commission"
	CoordinationGroup GroupForm = "coordination_group"
	Headquarters      GroupForm = "headquarters"
	SmallGroup        GroupForm = "small_group"
	JointConference   GroupForm = "joint_conference"
	OtherForm         GroupForm = "other"
)

// A Permanence says whether a group was set up for one task.
type Permanence string

// The permanences.
const (
	Permanent         Permanence = "permanent"
	Temporary         Permanence = "temporary"
	UnknownPermanence Permanence = "unknown"
)

// An EndKind says how a group ended; empty if it did not or is not known to have.
type EndKind string

// The kinds of end.
const (
	Renamed   EndKind = "renamed"
	Abolished EndKind = "abolished"
	Merged    EndKind = "merged"
	Completed EndKind = "completed"
)

// An OfficeRelation says how a group's office stands to the agency that hosts it; empty if there
// is no office or none is known.
type OfficeRelation string

// The relations of an office to its host.
const (
	Hosted          OfficeRelation = "hosted"
	OneInstitution  OfficeRelation = "one_institution_two_names"
	UnknownRelation OfficeRelation = "unknown"
)

// A Group is a leading group, commission, headquarters or the like under one official name. A
// renamed group is another entry, linked by Successor and Predecessor.
type Group struct {
	ID             string
	Hans           string // official full name, simplified
	Hant           string // the same, traditional
	English        string
	Aliases        []string // simplified; some belong to several groups
	Level          Level
	Form           GroupForm
	Permanence     Permanence
	Established    news.Date
	EstablishedBy  string // founding notice or meeting
	Ended          news.Date
	EndKind        EndKind
	Successor      string // id, main line only; several groups may have one successor
	Predecessor    string // id, main line only
	Offices        []string
	OfficeHosts    []string // agencies at the latest known time; 单设 is a stand-alone office
	OfficeRelation OfficeRelation
	Leaders        []Leader // heads first; incomplete
	Seed           bool     // named in the project's founding list
	Source         string
	Verification   Verification
	Notes          string
}

// A Leader is a seat in a group.
type Leader struct {
	Name     string // simplified
	Role     string
	From, To news.Date // an unknown To does not mean still in the seat
}

// A PersonKind says why a person is known.
type PersonKind string

// The kinds of person.
const (
	Official PersonKind = "official"
	Scholar  PersonKind = "scholar"
)

// A Person is an official or a scholar.
type Person struct {
	ID           string
	Kind         PersonKind
	Hans         string
	Hant         string
	English      string
	Aliases      []string
	BirthYear    int // 0 if unknown
	Posts        []Post
	Wikidata     string // item id, or ""
	Seed         bool   // named in the project's founding list
	Source       string
	Verification Verification
}

// A Post is a title in an agency.
type Post struct {
	Title    string    // as in titles.csv
	Agency   string    // simplified name, not an id: the date tells namesakes apart
	From, To news.Date // an unknown To does not mean still in the post
}

// An Agency is a body of the Party, the state, the army, or a region.
type Agency struct {
	ID           string
	Hans         string
	Hant         string
	English      string
	Aliases      []string
	Kind         string
	Parent       string // id
	Established  news.Date
	Ended        news.Date
	Successor    string // id, main line only
	Source       string
	Verification Verification
}

// A Title is what a person can be in a body.
type Title struct {
	Hans    string
	Hant    string
	English string // forms parted by " / "; a bracket only explains: Head (of a group)
	InGroup bool   // a role in a group: 组长
	Kind    string // group_role, party, government, …
}

// ValidOn reports whether g can have had its name on d: an unknown bound, like a zero d, never
// excludes.
func (g Group) ValidOn(d news.Date) bool { return valid(g.Established, g.Ended, d) }

// ValidOn reports whether a can have existed on d.
func (a Agency) ValidOn(d news.Date) bool { return valid(a.Established, a.Ended, d) }

// valid reports whether some day that d can mean lies between some days that from and to can
// mean.
func valid(from, to, d news.Date) bool {
	if d.IsZero() {
		return true
	}
	return (from.IsZero() || !d.Last().Before(from.First())) &&
		(to.IsZero() || !d.First().After(to.Last()))
}
