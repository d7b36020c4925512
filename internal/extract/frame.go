package extract

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A frame is a place in which nothing but a name can stand: 任命〔〕为…局长, a cell of a roster.
// What stands there is taken for one even if it looks like a word (干将), ends like one (蔺相和)
// or has no surname (阿古拉).
type frame struct {
	open  string // the words before the name
	close string // the words behind it; 为 and 的 only if a title ends what follows
	words bool   // a name may be a word here too
}

var frames = []frame{
	{"任命 委任 聘任 续任 决定任命 会议任命 选举 补选 增补 推选 派任 拟任 拟任命 提名 拟提名", "为 任 担任 代理", true},
	{"免去 决定免去 同时免去 免除 罢免 解聘 解除", "的 同志", true},
	{"接受 许可", "辞去 请求辞去 因", true},
	byFrame: {"由 接替", "任 担任 兼任 接任 出任 兼 变更为 调整为", false},
	{"列", "之后 之前 同志之后 同志之前", true},
	changeFrame: {"变更为 调整为", "", false},
	{"明确 确定 增加 新增 补充 吸收", "为 任 担任", false},
}

// The numbers of the frames of 免去, of 由 and of who comes after somebody.
const (
	removeFrame = 1
	byFrame     = 3
	changeFrame = 5
)

// statements are what a clause may say first of a person.
const statements = "因工作 因退休 因年龄 因到龄 因病 因身体 因个人 因机构 因职务 因岗位 因故 同志为 同志县 同志市 同志区 同志省 同志州 同志任 同志正式任 同志挂任 同志挂职任 同志的 同志拟任 同志提名 同志不再 同志担任 同志兼任 不再担任 不再兼任 获委任 获任命 被任命 拟任 当选 担任 兼任 出任 接任 辞去 出席 列席 主持召开 已任 已担任 已出任 已获任 已兼任 已升任 已调任 已转任 被免去 被撤销 被免职 改任 升任 转任 调任 获任 获聘 获选 获推选 获推举 续任 提任 辞任 接任 增补为 增列为 递补为 不再列为 不再作为 现任 现兼任 现担任 为 的"

var frameOpens, frameCloses, clauseCloses = frameWords()

// frameWords are the words of the frames: a class stands for the number of a frame.
func frameWords() (opens phrases, closes []phrases, clause phrases) {
	table := map[class]string{}
	for i, f := range frames {
		table[class(i)] = f.open
		closes = append(closes, newPhrases(map[class]string{other: f.close}))
	}
	return newPhrases(table), closes, newPhrases(map[class]string{other: statements})
}

// frameSigns are the words of frames that are longer than a character. Others only count with a title.
func frameSigns() phrases {
	words := statements
	for _, f := range frames {
		words += " " + f.open + " " + f.close
	}
	signs := newPhrases(map[class]string{other: "职务"})
	for _, w := range strings.Fields(words) {
		if f := newPhrase(w, other); len(f.runes) > 1 {
			signs.add(f)
		}
	}
	return signs
}

// framed are the names that frames show.
func (p *paper) framed() []name {
	var found []name
	for _, s := range p.signalled {
		found = p.framedIn(s, found)
	}
	return found
}

// framedIn appends those in s to found.
func (p *paper) framedIn(s news.Span, found []name) []name {
	listed := false
	for i := s.Start; i < s.End; i++ {
		switch r := p.runes[i]; {
		case ends(r) || r == ';':
			listed = false
		case r == ':' && (p.titleEnds[p.beforeRemark(i)] || p.cardLabel(i) == person || p.saysWho(i)):
			listed = true
			found = append(append(found, p.columns(i+1)...), p.labelled(i+1)...)
		case r == '包' && p.titleEnds[i] && p.rune(i+1) == '括' && p.rune(i+2) != ':':
			found = append(found, p.labelled(i+2)...)
		}
		if f, ok := frameOpens.at(p.view, i); ok && (p.starts[i] || p.endsMark(i)) {
			found = append(found, p.inFrame(p.behindColon(i+len(f.runes)), frames[f.class].words, func(j int) bool { return p.closesFrame(int(f.class), j) })...)
		}
		if f, ok := frameOpens.at(p.view, i); ok && f.class == removeFrame && (p.starts[i] || p.endsMark(i)) {
			found = append(found, p.removedFrom(i+len(f.runes))...)
		}
		if p.titleEnds[i] && p.gap(i) == blank {
			found = append(found, p.columns(i)...)
		}
		if p.titleEnds[i] && p.gap(i) == noGap {
			if s, ok := p.marriedName(i); ok {
				found = append(found, name{Span: s, text: p.string(s)})
			}
			found = append(found, p.behindTitle(i)...)
		}
		if p.startsClause(i) {
			found = append(found, p.leadClause(i)...)
		}
		if (p.gap(i) != noGap || p.rune(i-1) == ':' || p.behindEntry(i)) && !p.inBareLabel(i) {
			found = append(found, p.inCell(i, listed)...)
		}
	}
	return found
}

// beforeRemark is i, or where the remark in brackets opens that closes there: 成员|(按姓氏笔画为序).
func (p *paper) beforeRemark(i int) int {
	for j := i - 2; p.rune(i-1) == ')' && j > max(0, i-longestRemark); j-- {
		if p.runes[j] == '(' {
			return j
		}
	}
	return i
}

// longestRemark is in characters, with its brackets.
const longestRemark = 20

// behindEntry reports whether an entry with brackets ends before i: 高远(县长)、|车站(县林业局局长).
func (p *paper) behindEntry(i int) bool {
	return p.rune(i-2) == ')' && containsRune("、,;", p.rune(i-1))
}

// behindColon is i, or what stands behind the colon at i.
func (p *paper) behindColon(i int) int {
	if p.rune(i) == ':' {
		return i + 1
	}
	return i
}

// behindTitle are the names behind the title that ends at i. Where two get a post one may look like a word:
// 由副局长|句安、李歆|担任.
func (p *paper) behindTitle(i int) []name {
	found := p.inFrame(i, false, p.closesTitled)
	if found == nil {
		found = p.inFrame(i, true, func(j int) bool { return p.closesFrame(byFrame, j) })
		if len(found) < 2 || !slices.ContainsFunc(found, func(n name) bool { return p.looksNamed(n.Span) }) {
			return nil
		}
	}
	return found
}

// leadClause are the names that begin the clause at i. Where posts are given those of a list may be words:
// 洪峰、来俊为云岭省高级人民法院审判员.
func (p *paper) leadClause(i int) []name {
	closes := func(j int) bool { return p.closesClause(j) }
	found := p.inFrame(i, false, closes)
	if found == nil && p.says(appointWord) && p.surname(i) > 0 {
		if found = p.inFrame(i, true, closes); len(found) < 2 {
			return nil
		}
	}
	return found
}

func (p *paper) startsClause(i int) bool {
	switch p.rune(i - 1) {
	case ',', ';', '。':
		return true
	}
	return p.gaps[i] == newLine
}

// inFrame are the names from i on, as a list with 、 and 和, up to a place that closes.
func (p *paper) inFrame(i int, words bool, closes func(int) bool) []name {
	var found []name
	for len(found) < farBack {
		s, ok := p.framedName(i, words, closes) // 蔺相和|为 before 蔺相|和
		if !ok {
			s, ok = p.framedName(i, words, p.parts)
		}
		if !ok {
			return nil
		}
		found = append(found, s)
		i = p.behindBracket(s.End)
		if p.has(i, []rune("同志")) && !closes(i) {
			i += 2
		}
		if i >= len(p.runes) || closes(i) {
			return found
		}
		if !containsRune("、和及", p.rune(i)) {
			return nil
		}
		i++
	}
	return nil
}

// parts reports whether a mark or word at j parts the names of a list.
func (p *paper) parts(j int) bool {
	return containsRune("、和及(", p.rune(j)) || p.has(j, []rune("同志"))
}

// behindBracket is i, or where the bracket that opens there has closed.
func (p *paper) behindBracket(i int) int {
	for j := i; p.rune(i) == '(' && j < min(len(p.runes), i+farBack); j++ {
		if p.runes[j] == ')' {
			return j + 1
		}
	}
	return i
}

// saysWho reports whether the colon at i ends words that list who has a title: 委员包括:, 成员为:.
func (p *paper) saysWho(i int) bool {
	return i > 2 && (p.rune(i-1) == '为' && p.titleEnds[i-1] || p.has(i-2, []rune("包括")) && p.titleEnds[i-2])
}

// labelled are the names behind a label, with what they are styled: 成员:甲、乙女士、丙.
func (p *paper) labelled(i int) []name {
	var found []name
	for {
		s, ok := p.framedName(i, true, func(j int) bool {
			return p.gap(j) != noGap && p.gap(j-1) == noGap || containsRune("、(,;。", p.rune(j)) || p.styleAt(j) > 0
		})
		if !ok || p.surname(i) == 0 {
			return found
		}
		found = append(found, s)
		if i = p.behindBracket(s.End + p.styleAt(s.End)); p.rune(i) != '、' {
			return found
		}
		i++
	}
}

// inCell is the name that fills a cell before a post: 蔺相和　市应急管理局局长. Where no label
// stands before it, it must look like a name.
func (p *paper) inCell(i int, listed bool) []name {
	s, ok := p.framedName(i, listed, func(j int) bool {
		return p.gap(j) == blank && p.titleAhead(j) || p.rune(j) == '(' && p.titleInLine(j) ||
			listed && p.titleEnds[i] && p.gap(i) == blank && p.gap(j) == newLine
	})
	if !ok || p.surname(i) == 0 && !listed {
		return nil
	}
	return []name{s}
}

// titleInLine reports whether a title ends the line behind the bracket that opens at i.
func (p *paper) titleInLine(i int) bool {
	end := p.behindBracket(i)
	if p.rune(end) == '(' { // 高远(女)(县财政局局长)
		end = p.behindBracket(end)
	}
	return end > i && (p.gap(end) == blank && p.titleAhead(end) || p.titleEnds[end-1])
}
