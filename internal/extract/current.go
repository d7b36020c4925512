package extract

import (
	"slices"
	"sort"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// currentGroup is the group that a text speaks of at i and that has such a role: a 组长 leads a
// 小组.
func (p *paper) currentGroup(i int, role string) *body {
	if g := p.groupBefore(i, role); g != nil {
		return g.body
	}
	return nil
}

// groupBefore is the last mention before i of a group that has such a role, or nil.
func (p *paper) groupBefore(i int, role string) *groupMention {
	k := sort.Search(len(p.groups), func(k int) bool { return p.groups[k].Start >= i })
	var gone, other *groupMention
	for back := 0; k > 0 && back < farBack; back++ {
		k--
		g := &p.groups[k]
		switch {
		case g.body == nil || g.own == 0 || !fits(role, g.body.name):
		case g.cited && g.body != p.bodies[0], p.ofSecretary(g): // 小组成立,政法委书记罗干任|组长
			if other == nil {
				other = g
			}
		case !g.gone:
			return g
		case gone == nil:
			gone = g
		}
	}
	if gone == nil {
		return other
	}
	return gone
}

// ofSecretary reports whether a committee is only named as whose secretary somebody is.
func (p *paper) ofSecretary(g *groupMention) bool {
	end := p.titleAt[min(g.End, len(p.runes)-1)]
	return end > 0 && strings.HasSuffix(g.body.name, "委") && strings.HasSuffix(p.string(news.Span{Start: g.End, End: end}), "书记")
}

// farBack is how many things back a text is searched for what a word means. A bound keeps the
// time linear; no text says what it means by what stood so far away.
const farBack = 100

// nextGroup is the group named soon behind i: 由周启明任组长的云岭省海岛保护领导小组.
func (p *paper) nextGroup(i int, role string) *body {
	k := sort.Search(len(p.groups), func(k int) bool { return p.groups[k].Start >= i })
	for ; k < len(p.groups) && p.groups[k].Start < i+farBack; k++ {
		if g := p.groups[k]; g.body != nil && g.own > 0 && fits(role, g.body.name) {
			return g.body
		}
	}
	return nil
}

// fits reports whether a body of that name gives such a role: a 小组 has a 组长 and, in its
// office, a 主任; a 指挥部 has a 总指挥; only a 委员会 has a 主席 and 委员.
func fits(role, body string) bool {
	has := func(roles []string) bool {
		return slices.ContainsFunc(roles, func(r string) bool { return strings.HasSuffix(role, r) })
	}
	switch {
	case strings.HasPrefix(role, "办公室") || strings.HasPrefix(role, "秘书处") || has(anyRoles):
		return true
	case strings.HasSuffix(body, "组") && !strings.HasSuffix(body, "领导小组") && has(panelRoles):
		return true // in Hong Kong and Macao
	case strings.HasSuffix(body, "组"):
		return has(smallGroupRoles) || role == "主任" || strings.HasSuffix(role, "副主任")
	case strings.HasSuffix(body, "专班"):
		return has(smallGroupRoles) || has(taskForceRoles)
	case strings.HasSuffix(body, "指挥部"):
		return has(headquartersRoles)
	case strings.HasSuffix(body, "联席会议") || strings.HasSuffix(body, "机制"):
		return has(conferenceRoles)
	}
	return has(commissionRoles)
}

// The roles that bodies of each form give, by the ends of their names.
var (
	anyRoles          = strings.Fields("成员 秘书长 秘书 联络员 顾问 负责人")
	panelRoles        = strings.Fields("主席 委员")
	smallGroupRoles   = strings.Fields("组长 组员 召集人 协调人 牵头人 政委")
	taskForceRoles    = strings.Fields("班长 链长 主任")
	headquartersRoles = strings.Fields("指挥 指挥长 政委")
	conferenceRoles   = strings.Fields("召集人 主席")
	commissionRoles   = strings.Fields("主任 主席 委员 组长 副主任 书记")
)
