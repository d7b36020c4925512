package extract

import (
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/rulebook"
)

// Steps describes what makes facts besides the rules of Chinese.
func Steps() []rulebook.Rule { return slices.Clone(steps) }

// steps make facts where no pattern of a rule is tried: over several lines, or about groups.
var steps = []rulebook.Rule{
	{Name: "roster", Reads: "an entry of a list: the label before it (组长：) names the role, the heading before that the group"},
	{Name: "roster-by-office", Reads: "an entry of a list that names an office and nobody (成员：省财政厅、省水利厅主要负责同志)"},
	{Name: "held-by-office", Reads: "a seat that goes with an office (组长由省政府主要领导担任)"},
	{Name: "table", Reads: "a row of a table with the headers 姓名 and 拟任职务 or the like: the posts of its last cell"},
	{Name: "card", Reads: "a line of a card that tells of one person (姓名：…): the posts behind 拟任职务："},
	{Name: "elected-list", Reads: "a name behind a title in a list of who was elected (选举产生…主席：); the body is the label's or the one that elected"},
	{Name: "decided-list", Reads: "a line of a name and a post, or of a post and a name, under 以下同志任职 or the like"},
	{Name: "title", Reads: "a title beside a person's name that is a seat in a group: it is shown in passing, nobody is named to it"},
	{Name: "team-head", Reads: "who stands in brackets as head of a team that is set up there (下设综合协调组（组长高远）)"},
	{Name: "listed-seat", Reads: "a seat in a group that a list names once for all (周启明、高远等领导小组成员出席): each is shown to have it"},
	{Name: "title-concurrently", Reads: "a seat beside a person's name with 兼 in brackets behind it (主任周启明（兼）): it is given besides"},
	{Name: "former-title", Reads: "a title beside a person's name with 原, 前 or 时任 before it: a post of before"},
	{Name: "set-up", Reads: "a verb of setting up (成立, 组建, 设立 …) before a group's name, neither wished nor denied nor planned"},
	{Name: "was-set-up", Reads: "a group's name with such a verb behind it that ends the clause (…领导小组成立)"},
	{Name: "united-to", Reads: "the group that others named before it are united into (合并为)"},
	{Name: "united", Reads: "a group that is united with others or into another (并入)"},
	{Name: "adjust", Reads: "a verb of change (调整) before a group's name"},
	{Name: "adjusted", Reads: "a group's name, led by 对 or 将 or followed by 组成人员, with a verb of change behind it"},
	{Name: "renamed", Reads: "a group's name with 更名为 or the like behind it: the old name"},
	{Name: "renamed-to", Reads: "a group's name behind 更名为 or the like: the new name"},
	{Name: "abolish", Reads: "撤销 or the like before a group's name, or at the head of the list it stands in"},
	{Name: "is-abolished", Reads: "a group's name with 撤销 or 不再保留 behind it, or whose duties go to somebody else"},
	{Name: "list-of-groups", Reads: "a group that begins a line of a list that was announced: 设立四个专项小组：, 以下机构予以撤销："},
	{Name: "office-stands-at", Reads: "what stands behind 设在, of the office of the group that is named before it or spoken of"},
	{Name: "meeting", Reads: "a group's name before a meeting (…领导小组第六次会议); who chairs stands before 主持"},
	{Name: "document-own", Reads: "what happened to a group, in a notice with a document number in its head: a line of its own (国办发〔2013〕30号) or behind 文号："},
	{Name: "document-cited", Reads: "the title of a document that names a group and what was done to it, with its number behind it: 《关于成立…领导小组的通知》（国办发〔2013〕30号）"},
	{Name: "sunset", Reads: "of the group that is spoken of, that it ends once its work is done (任务完成后自动撤销) or is no standing body (不纳入…议事协调机构序列)"},
	{Name: "seat-changed", Reads: "somebody was named to a group or left it, of which nothing else is told: it was adjusted"},
	{Name: "unknown-group", Reads: "the first place that names a group that is in no dictionary"},
}
