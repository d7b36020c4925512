package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// english holds the patterns of English pages, which official services write by a few set
// phrases. Names are printed family name first.
type english struct {
	name, group, bare, create *regexp.Regexp
	rules                     []englishRule
}

// An englishRule reads a statement about who; role and body name the post, other who had it.
type englishRule struct {
	name       string
	re         *regexp.Regexp
	action     news.Action
	confidence float64
}

const (
	// family names in Hanyu Pinyin
	familyNames = `(?:Wang|Li|Zhang|Liu|Chen|Yang|Zhao|Huang|Zhou|Wu|Xu|Sun|Hu|Zhu|Gao|Lin|He|Guo|Ma|Luo|Liang|Song|Zheng|Xie|Han|Tang|Feng|Yu|Dong|Xiao|Cheng|Cao|Yuan|Deng|Fu|Shen|Zeng|Peng|Lyu|Lu|Su|Jiang|Cai|Jia|Ding|Wei|Xue|Ye|Yan|Pan|Du|Dai|Xia|Zhong|Tian|Ren|Fan|Fang|Shi|Yao|Tan|Liao|Zou|Xiong|Jin|Hao|Kong|Bai|Cui|Kang|Mao|Qiu|Qin|Gu|Hou|Shao|Meng|Long|Wan|Duan|Qian|Yin|Chang|Qiao|Lai|Gong|Wen|Pang|Lan|Tao|Zhai|An|Ni|Niu|Ji|Ge|You|Bi|Nie|Cong|Jiao|Xiang|Xing|Yue|Qi|Mei|Zhuang|Xin|Guan|Zuo|Tu|Geng|Miao|Ling|Pei|Xi|Shu|Qu|Bao|Huo|Zhan|Ning|Gan|Bo|Ruan|Gui|Ouyang|Situ|Shangguan|Zhuge|Lou|Chi|Che|Tie|Ying|Tong|Sheng|Mu|Ai|Hua|Ke|Leng|Mi|Min|Mo|Pu|Teng|Lian|Nan|Yi|Zang|Chu|Bian|Kuang|Jing|Yun|Dou|Zhen|Rong|Rao|Sha|Zong|Nong|Dang|Diao|Fei|Ju|Lei|Luan|Ou|Ping|Qiang|Ru|Shuai|Xian|Ya|Yong|Zha|Zhuo|Zi|Lang|Mou|Ming|Ban|Cen|Chai|Cha|Dan|Gai|Gou|Jie|Kan|Le|Tai|Tuo|Ulan|Wuyun|Zhu|Ju|Hai|Bater|Pei|Bu|Cuo|Ha|Xu|Zhai)`
	// one or two syllables, as given names have
	givenName = `[A-Z](?:h|)[a-z]*?(?:[aeiou]|[aeiou]ng?|er)(?:'?[b-df-hj-np-tw-z]{0,2}[aeiou]{1,3}(?:ng?|r)?)?`
	fullName  = familyNames + ` ` + givenName + `\b`

	roles = `(?:(?:deputy|vice|acting|executive|first|standing|honorary|Party)[ -])*(?:head|secretary-general|secretary general|secretary|governor|mayor|minister|director|chairman|chairwoman|chair|president|premier|commissioner|chief|member|convener|commander|procurator-general|auditor-general)`
	where = ` (?:of|for) (?:the )?(?P<body>[^,.;:]+?)(?:,|;|\.|:| and (?:no longer|was|has|accepted|appointed|removed|named)| (?:at|during|on|after|following|by|when|while|until|since|last|this) |$)`
	named = `(?:was|were|is|has been|have been|been)(?: [a-z]+ly)? (?:appointed|named|made)|(?:to be|^ ?) ?(?:appointed|named)`
	who   = `(?P<who>` + fullName + `|[A-Z][a-z]+)`
)

func newEnglish() english {
	rule := func(name, pattern string, action news.Action, confidence float64) englishRule {
		return englishRule{name, regexp.MustCompile(pattern), action, confidence}
	}
	return english{
		name: regexp.MustCompile(`\b` + fullName + `\b`),
		group: regexp.MustCompile(`(?:[A-Z][\w-]+ (?:and )?)*(?:Leading (?:Small )?|Coordination |Coordinating |Working |Task )(?:Group|Force)(?: (?:for|on|of) (?:the )?[A-Z][\w-]+(?:(?: (?:and|of|for|the|in|to|on|with))* [A-Z][\w-]+)*)?` +
			`|leading (?:small )?group (?:on|for) (?:the )?[a-z]+ (?:of|in) (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)*` +
			`|(?:central |national |provincial )?leading (?:small )?group (?:on|for) [a-z]+(?: [a-z]+){0,3}\b|\b[a-z]+ (?:work|working|leading) group\b`),
		bare:   regexp.MustCompile(`\b(?:the|this|its) (?:leading )?group\b`),
		create: regexp.MustCompile(`(?:set(?:s|ting)? up|establish(?:ed|es)?|creat(?:ed|es)|form(?:ed|s)) (?:the |a |an )?$`),
		rules: []englishRule{
			rule("en-no-longer", who+` no longer (?:concurrently )?serves? as (?:the )?(?P<role>`+roles+`)`+where, news.Removed, 0.95),
			rule("en-appointed", who+`(?:, [^,]+,)? (?:`+named+`)(?: to serve)?(?: as)?(?: the| a)? (?P<role>`+roles+`)(?: and (?P<too>`+roles+`))?`+where, news.Appointed, 0.95),
			rule("en-elected", who+` (?:was|has been|is)(?: [a-z]+ly)? elected(?: as)?(?: the| a)? (?P<role>`+roles+`)`+where, news.Elected, 0.95),
			rule("en-removed", who+` (?:was|has been|is)(?: [a-z]+ly)? (?:removed from|relieved of|dismissed from)(?: his| her| the)? (?:post|position|duties)(?: of| as)(?: the)? (?P<role>`+roles+`)`+where, news.Removed, 0.95),
			rule("en-concurrently", who+` (?:will )?(?:serves?|doubles) (?:concurrently )?as (?:the )?(?P<role>`+roles+`)`+where, "", 0.8),
			rule("en-appoints", `(?:appointed|named|elected) `+who+`(?: as| to be)?(?: the| a)? (?P<role>`+roles+`)`+where, news.Appointed, 0.93),
			rule("en-apposition", who+`,(?: also| who is| concurrently)?(?: the)? (?P<role>`+roles+`)`+where, "", 0.8),
			rule("en-both-appointed", `(?P<also>`+fullName+`) and `+who+` were (?:appointed|named|made)(?: as)?(?: the)? (?P<role>`+roles+`)s(?: of the (?:leading )?group)?`, news.Appointed, 0.9),
			rule("en-appointed-here", who+`(?:, [^,]+,)? (?:`+named+`)(?: as)?(?: the| its)? (?P<role>(?:deputy |executive )?(?:head|member|convener))\.?$`, news.Appointed, 0.85),
			rule("en-with-heads", `with (?P<also>`+fullName+`) and `+who+` as (?:its |the )?(?P<role>`+roles+`)s`, news.Appointed, 0.85),
			rule("en-with-head", `with `+who+` as (?:its |the )?(?P<role>`+roles+`)\b`, news.Appointed, 0.85),
			rule("en-with-deputies", `with .* and (?P<also>`+fullName+`)(?:,| and) `+who+` as (?:its |the )?(?P<role>`+roles+`)s`, news.Appointed, 0.8),
			rule("en-appoint-head", `(?:appoint(?:ed)?|nam(?:e|ed)) (?:President |Premier |Vice Premier )?`+who+`(?: as)?(?: to be)? its (?P<role>`+roles+`)`, news.Appointed, 0.9),
		},
	}
}

// notNames are pairs of words that only look like names.
var notNames = map[string]bool{"Hong Kong": true, "Hai Nan": true, "He Bei": true, "He Nan": true, "Hu Bei": true, "Hu Nan": true, "Shan Xi": true}

// An englishPaper is an English text while it is read. Its spans count bytes.
type englishPaper struct {
	*paper
	english
	text   string
	chars  []int // character position of each byte
	names  []name
	groups []englishGroup
}

type englishGroup struct {
	news.Span
	*body
}

// isEnglish reports whether the text has hardly any Han characters.
func (p *paper) isEnglish() bool {
	han, latin := 0, 0
	for _, r := range p.runes {
		switch {
		case isLatin(r):
			latin++
		case r >= 0x2e80:
			han++
		}
	}
	return latin > 10*han
}

func (p *paper) readEnglish(en english) Reading {
	e := &englishPaper{paper: p, english: en, text: string(p.text.Runes)}
	e.countChars()
	e.findEnglishNames()
	e.findEnglishGroups()
	for _, s := range e.englishSentences() {
		e.readSentence(s)
	}
	return e.englishReading()
}

func (e *englishPaper) countChars() {
	e.chars = make([]int, len(e.text)+1)
	n := 0
	for i := range len(e.text) {
		if utf8.RuneStart(e.text[i]) {
			n++
		}
		e.chars[i] = n - 1
	}
	e.chars[len(e.text)] = n
}

func (e *englishPaper) inChars(s news.Span) news.Span {
	return news.Span{Start: e.chars[s.Start], End: e.chars[s.End]}
}

func (e *englishPaper) findEnglishNames() {
	entries := map[news.Span]string{}
	for _, m := range e.lex.Find(e.paper.text) {
		if m.Kind == lexicon.PersonName {
			entries[m.Span] = e.onlyEntry(m.Names)
		}
	}
	for _, m := range e.name.FindAllStringIndex(e.text, -1) {
		s := news.Span{Start: m[0], End: m[1]}
		if text := e.text[m[0]:m[1]]; !notNames[text] {
			e.names = append(e.names, name{Span: s, text: text, entry: entries[e.inChars(s)]})
		}
	}
}

func (e *englishPaper) findEnglishGroups() {
	for _, m := range e.group.FindAllStringIndex(e.text, -1) {
		s := news.Span{Start: m[0], End: m[1]}
		if k := strings.Index(e.text[s.Start:s.End], "Group and "); k >= 0 { // two names
			e.addEnglishGroup(news.Span{Start: s.Start, End: s.Start + k + len("Group")})
			s.Start += k + len("Group and ")
		}
		e.addEnglishGroup(s)
	}
}

func (e *englishPaper) addEnglishGroup(s news.Span) {
	text := e.text[s.Start:s.End]
	if text = strings.TrimPrefix(text, "The "); isGenericEnglish(text) {
		return
	}
	s.Start = s.End - len(text)
	e.groups = append(e.groups, englishGroup{Span: s, body: e.englishBody(text)})
}

// isGenericEnglish reports whether a match says no more than that it is a group.
func isGenericEnglish(text string) bool {
	first, _, _ := strings.Cut(strings.ToLower(text), " ")
	about := strings.Contains(text, " for ") || strings.Contains(text, " on ") || strings.Contains(text, " of ")
	return len(strings.Fields(text)) <= 2 || english1[first] || newSet("the a this its of such another new each any")[first] || first == "central" && !about && len(strings.Fields(text)) <= 3
}

// english1 are verbs before leading group that are no part of its name.
var english1 = newSet("creates create created up establishes established forms formed launches launched joins heads leads gets names said says under by in and or")

// englishBody is the group of the document with a name.
func (e *englishPaper) englishBody(text string) *body {
	for _, b := range e.bodies {
		if strings.EqualFold(b.name, text) || sharesWord(b.name, text) {
			return b
		}
	}
	b := &body{name: text, printed: text}
	e.bodies = append(e.bodies, b)
	return b
}

// sharesWord reports whether a lower-case name is about what the other is about: reform work
// group, leading group on overall reform.
func sharesWord(a, b string) bool {
	if strings.ToLower(a) != a || strings.ToLower(b) != b {
		return false
	}
	for _, w := range strings.Fields(a) {
		if len(w) > 5 && w != "leading" && w != "working" && strings.Contains(b, w) {
			return true
		}
	}
	return false
}
