package news

import (
	"regexp"
	"strings"
)

var (
	// leadingGroup are the names of leading groups; leading groups of the Party in an organ, and offices, are none.
	leadingGroup = regexp.MustCompile(`领导小组$|(?i)\bleading (?:small )?group\b`)
	otherGroup   = regexp.MustCompile(`(?i)\bparty leading\b|\boffice\b`)
)

// leadingRoles are the roles of a leading group that an English title can only mean there. What a chairman or director is called in
// a committee the title does not tell.
var leadingRoles = map[string]string{
	"head": "组长", "leader": "组长", "group leader": "组长", "deputy head": "副组长", "deputy leader": "副组长", "vice head": "副组长",
	"deputy group leader": "副组长", "first deputy head": "第一副组长", "member": "成员",
	"director of the office": "办公室主任", "deputy director of the office": "办公室副主任",
}

// SeatRole is the role under which texts in all languages meet: in a leading group the Chinese one that an English title means. Any
// other is as it is printed.
func (f Fact) SeatRole() string {
	role := leadingRoles[strings.ToLower(f.Role)]
	if role == "" || !leadingGroup.MatchString(f.Body) || otherGroup.MatchString(f.Body) {
		return f.Role
	}
	return role
}
