package extract

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// analog is the 指挥部 or the like that ends at end, if the text sets it up or lists who is in it:
// a line that is nothing but its name, before one that starts with a role.
func (p *paper) analog(tail, end int) (groupMention, bool) {
	start := p.leftEdge(tail)
	m := groupMention{Span: news.Span{Start: start, End: end}, form: news.FullForm}
	if name := p.string(m.Span); m.Len() < shortestAnalog || m.Len() == shortestAnalog && !containsRune("会委", p.rune(end-1)) || standing.endOf(name) || strings.HasPrefix(name, "相应") {
		return m, false
	}
	heads := p.gap(end) == newLine || p.rune(end) == '。' && p.gap(start) == noGap
	if heads && p.startsLine(start) && (p.titleAt[end] > 0 || p.gap(start) == noGap) {
		return p.withOffice(m), true // a heading, with a number or before a role
	}
	if p.rune(end) == ':' && p.startsLine(start) && p.titleAt[end+1] > 0 { // 县食品安全委员会:主任高远
		return p.withOffice(m), true
	}
	if f, ok := memberWords.at(p.view, min(end, len(p.runes)-1)); ok && len(f.runes) > 0 {
		return p.withOffice(m), true
	}
	if p.setsUpConference(m.Span) {
		return p.withOffice(m), true
	}
	if p.governsNotice(m.Span) {
		return p.withOffice(m), true
	}
	lasting := (p.has(end-3, []rune("委员会")) || p.has(end-4, []rune("联席会议"))) && !p.listFollows(end)
	return p.withOffice(m), !lasting && setUpWords[string(p.runes[max(0, start-2):start])]
}

// shortestAnalog is how many characters the name of such a body has, which only a short form is: 县安委会.
const shortestAnalog = 4

// standing are the ends of the names of assemblies and organs that coordinate nothing.
var standing = newEndings("人民代表大会常务委员会 人大常委会 协商会议 监察委员会 纪律检查委员会")

// listFollows reports whether the sentence behind the one that ends at i begins a list of members: 决定成立市海岛委员会。主任:….
func (p *paper) listFollows(i int) bool {
	if p.rune(i) == '。' {
		i++
	} else if p.gap(i) != newLine {
		return false
	}
	end := p.titleAt[i]
	return end > 0 && p.rune(end) == ':' && isGroupRole(p.string(news.Span{Start: i, End: end}))
}

// setsUpConference reports whether s is a joint conference that is set up as a standing arrangement:
// 国务院同意建立由民政部牵头的|养老服务部际联席会议|制度. What is called only after who takes part, 部门联席会议, is no name.
func (p *paper) setsUpConference(s news.Span) bool {
	if !p.has(s.End-4, []rune("联席会议")) || !p.has(p.behindBracket(s.End), []rune("制度")) || s.Len() < shortestConference {
		return false
	}
	before := p.string(news.Span{Start: max(0, s.Start-longestLead), End: s.Start})
	m := conferenceLead.FindStringIndex(before)
	return m != nil && !onlyWished.MatchString(before[:m[0]])
}

// governsNotice reports whether s is what a notice is about by its title, 关于设立|县海岛保护委员会|的通知, or is set up
// in a sentence that leads to who is in it: 成立|县海岛保护委员会|,组成人员如下:.
func (p *paper) governsNotice(s news.Span) bool {
	if agencies.endOf(p.string(s)) {
		return false
	}
	before := p.string(news.Span{Start: max(0, s.Start-longestLead), End: s.Start})
	after := p.string(news.Span{Start: s.End, End: min(len(p.runes), s.End+longestLead)})
	return noticeVerbs.MatchString(before) && noticeEnds.MatchString(after) || setsUp.MatchString(before) && leadsToMembers.MatchString(after)
}

var (
	noticeVerbs    = regexp.MustCompile(`关于(?:同意|公布|印发)?(?:成立|设立|组建|建立|调整|充实|完善|重组){1,2}$`)
	noticeEnds     = regexp.MustCompile(`^(?:办公室|领导|及其|和|组成|制度|机构|人员|成员|名单)*的(?:通知|决定|批复|复函|函|公告|通报)`)
	setsUp         = regexp.MustCompile(`(?:成立|设立|组建|建立|调整)$`)
	leadsToMembers = regexp.MustCompile(`^(?:\([^)]*\))?[,。]?[^。:]{0,10}(?:人员|成员|名单)[^。:]{0,8}如下`)
)

// shortestConference is how many characters the name of a joint conference has; longestLead how many say who
// leads it, with the verb.
const (
	shortestConference = 8
	longestLead        = 30
)

var conferenceLead = regexp.MustCompile(`(?:建立|设立)(?:了)?(?:由[^。,;]{2,20}(?:牵头|参加|组成|召集)的)?$`)

var onlyWished = regexp.MustCompile(`(?:要|要求|应|须|各[^。,;]{0,6}|推动|探索|督促|建议|研究|鼓励|支持|拟|可)[^。,;]{0,4}$`)

// memberWords behind a name say that the text is about who is in it.
var memberWords = newPhrases(map[class]string{group: "组成人员 组成成员 成员名单 人员名单 领导成员 部分成员 成员进行调整 成员调整 成员作 成员做 成员予以 成员如下 成员的通知"})

var setUpWords = newSet("成立 组建 设立")

// bullets are marks that stand before the items of a list.
const bullets = "■●◆▲★☆◎○·※*□◇▪▶►→>-—"

// startsLine reports whether nothing but a number or a bullet stands before i in its line.
func (p *paper) startsLine(i int) bool {
	for k := i; k >= max(0, i-6); k-- {
		if p.gap(k) == newLine {
			return true
		}
		if r := p.rune(k - 1); !isNumeral([]rune{r}) && !containsRune("、.()"+bullets, r) {
			return false
		}
	}
	return false
}
