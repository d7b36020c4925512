package registry

import (
	"regexp"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A notice that changes a group's members mostly lists all of them anew, and says nothing of those
// who left. Others list only what changes, and mostly say so.

// fewest is how many persons a full roster has at least.
const fewest = 3

var (
	othersStay = regexp.MustCompile(`其[他它余][^，。；：]{0,8}(人员|成员|委员|同志|组长|主任|领导)[^，。；：]{0,8}(不变|不作|不做|不再?调整|不动|留任)`)
	someChange = regexp.MustCompile(`(部分|个别|有关)(组成|领导)?(人员|成员|委员|同志|领导)|(增补|增加|补充|增列|增选)[^。；]{0,30}(组长|成员|委员|主任)`)
	listedAnew = regexp.MustCompile(`调整后|重新公布|重新确定|新一届`)
)

// A roster is a notice whose list stands in place of all earlier ones.
type roster struct {
	postgres.Notice
	text     string          // without blanks
	sits     map[place]bool  // who has which role
	named    map[string]bool // persons
	byOffice map[string]bool // roles that go with offices
	office   bool            // it says who leads the office, too
}

// A place is a role of a person.
type place struct{ person, role string }

// newRoster reads a notice; ok says whether its list is a full one.
func newRoster(n postgres.Notice) (r roster, ok bool) {
	r = roster{Notice: n, text: strings.Join(strings.Fields(n.Text), ""), sits: map[place]bool{}, named: map[string]bool{}, byOffice: map[string]bool{}}
	headed, listed := false, map[string]bool{}
	for _, f := range n.Named {
		switch {
		case f.Kind == news.ByOfficeFact:
			r.byOffice[f.Role] = true
		case f.Action == news.Removed:
		default:
			r.sits[place{f.PersonKey(), f.Role}], r.named[f.PersonKey()] = true, true
			r.office = r.office || ofOffice(f.Role)
			if f.Rule == "roster" && f.State != postgres.Rejected {
				listed[f.PersonKey()] = true
				headed = headed || f.State == postgres.Accepted && isHead(f.Role)
			}
		}
	}
	return r, headed && len(listed) >= fewest && r.replaces()
}

// replaces reports whether the text speaks of the whole of a list, not of changes to one.
func (r roster) replaces() bool {
	anew := listedAnew.MatchString(r.text)
	return !othersStay.MatchString(r.text) && (anew || r.Action == news.Adjusted && !someChange.MatchString(r.text))
}

// ends reports whether the roster's silence ends a seat: it had begun before, the roster fills seats
// of its kind, and the text neither names the person in the seat nor at all, but for another role.
func (r roster) ends(s postgres.Seat) bool {
	known := s.From
	if known.IsZero() {
		known = s.FirstSeen
	}
	switch {
	case !s.To.IsZero(), !before(known, r.Date), !s.LastSeen.IsZero() && !before(s.LastSeen, r.Date):
		return false
	case r.sits[place{s.Person, s.Role}], r.byOffice[s.Role], ofOffice(s.Role) && !r.office:
		return false
	}
	return r.named[s.Person] || !strings.Contains(r.text, s.PersonName)
}

// ofOffice reports whether a role is one in the group's office: 办公室主任.
func ofOffice(role string) bool {
	return strings.HasPrefix(role, "办公室") || strings.HasPrefix(role, "秘书")
}

// isHead reports whether a role leads a group.
func isHead(role string) bool { return slices.Contains(news.HeadRoles, role) }
