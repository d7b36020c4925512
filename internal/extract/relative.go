package extract

import "strings"

// qualified gives a bare role the group that the clause it stands in is said of:
// 由省长甲任组长、副省长乙任副组长的|省海岛保护领导小组.
func (s *sentence) qualified(n *seatName) bool {
	if !n.roster {
		return false
	}
	head := s.relativeHead(s.tokenAt(n.span.Start) + 1)
	switch {
	case head == nil:
		return false
	case head.group != nil && head.group.body != nil:
		n.bodies, n.groups = []string{head.group.body.name}, []*body{head.group.body}
		return true
	case head.class == other:
		if name := sentTeam(s.string(head.Span)); name != "" {
			n.bodies, n.groups, n.roster = []string{name}, nil, false
			return true
		}
	}
	return false
}

// relativeHead is what a clause is said of that goes on with the k-th phrase, or nil.
func (s *sentence) relativeHead(k int) *token {
	for last := min(len(s.tokens)-1, k+farBack); k < last; k++ {
		switch {
		case s.tokens[k].class == of:
			return &s.tokens[k+1]
		case !inRelative(s.tokens[k].class):
			return nil
		}
	}
	return nil
}

// sentTeam is the name of a committee or the like that text begins with, or of a team that is sent out: 省政府第八督查组|一行.
func sentTeam(text string) string {
	if name := bodyWithin(text); name != "" {
		return name
	}
	head, _, ok := strings.Cut(text, "组")
	if !ok || head == "" {
		return ""
	}
	return head + "组"
}

// inRelative reports whether a clause that tells who leads a group can hold a phrase of class c.
func inRelative(c class) bool {
	return strings.IndexByte("PTn,HKCWYw()", byte(c)) >= 0
}
