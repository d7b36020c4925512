package extract

import (
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A name is a place that names a person.
type name struct {
	news.Span
	text  string // simplified, without padding
	entry string
	post  string // the title printed beside the name
	score float64
}

// commonSurnames are the surnames of nine in ten people; wordSurnames are seldom surnames and
// mostly words.
var (
	commonSurnames = newRunes("王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范姚谭廖邹熊金陆郝孔白崔康毛邱秦史顾侯邵孟龙钱汤尹黎武乔贺赖龚庞樊殷施陶洪翟颜倪严牛温芦俞章鲁葛伍韦申毕聂焦柳邢骆岳齐梅庄涂祁耿卜詹苗凌费纪靳盛童欧裴席卫屈鲍霍翁隋甘柯阮桂闵柴蒲冉艾肖")
	wordSurnames   = newRunes("于成时和万常文安方任江向国水明平全公经能连关权边包路应项查冷年支来班从容计双原后曲池祝门南管解车宁由广步都习古商干井束党宗宣种单居暴阳多红有别过国官言")
)

type runeSet map[rune]bool

func newRunes(s string) runeSet {
	set := runeSet{}
	for _, r := range s {
		set[r] = true
	}
	return set
}

// findPeople finds names of persons. Each candidate is weighed by its shape, by what stands on
// either side, and by where words begin and end; then the best that do not overlap are taken. A
// second round knows what the first one was sure of.
func (p *paper) findPeople(g givenNames) {
	all := p.candidates(g)
	first := p.bestNames(all)
	sure, ends, starts := map[string]bool{}, map[int]bool{}, map[int]bool{}
	for _, n := range first {
		if n.score >= 3 {
			sure[n.text] = true
		}
		ends[n.End], starts[n.Start] = true, true
	}
	for i := range all {
		if sure[all[i].text] {
			all[i].score += 3
		}
		if p.rune(all[i].End) == '、' && starts[all[i].End+1] {
			all[i].score += 2.5
		}
		if p.gap(all[i].Start) == blank && ends[all[i].Start] || p.gap(all[i].End) == blank && starts[all[i].End] {
			all[i].score += 2
		}
		if p.rune(all[i].Start-1) == '、' && (ends[all[i].Start-1] || p.rune(all[i].Start-2) == ')') {
			all[i].score += 1.5
			if next := p.rune(all[i].End); next == '、' || next == '(' {
				all[i].score++
			}
		}
	}
	p.people = p.bestNames(all)
}

func (p *paper) candidates(g givenNames) []name {
	var all []name
	known := p.knownPeople()
	dotEnd := 0
	for i := range p.runes {
		if i < dotEnd {
			continue
		}
		if n, ok := p.dotted(i); ok {
			all, dotEnd = append(all, n), n.End
			continue
		}
		all = append(all, p.namesAt(i, g, known)...)
	}
	return append(all, p.framed()...)
}

// knownPeople are the dictionary's names by their span.
func (p *paper) knownPeople() map[news.Span]string {
	known := map[news.Span]string{}
	for _, m := range p.known[lexicon.PersonName] {
		known[m.Span] = p.onlyEntry(m.names)
	}
	return known
}

// namesAt are the candidates that start at i.
func (p *paper) namesAt(i int, g givenNames, known map[news.Span]string) []name {
	found := p.foreignNames(p.unnamed(nil, i, g), i)
	longest := p.surname(i)
	for surname := 1; surname <= longest; surname++ {
		if surname == 1 && longest > 1 && p.lex.Surname(p.runes[i:i+1]) == 0 {
			continue
		}
		for given := 1; given <= 2; given++ {
			s := news.Span{Start: i, End: i + surname + given}
			if n, ok := p.candidate(s, surname, g); ok && p.agencyAt[i] < s.End {
				n.entry = known[s]
				if _, ok := known[s]; ok {
					n.score += 3
				}
				found = append(found, n)
			}
		}
	}
	return found
}

// notLast are characters that no given name ends in.
var notLast = newRunes("及和与的曾由等为将是在已也并被把向对从就还都很说担省市县区部局委厅")

// honorifics stand behind a family name and are no given name.
var honorifics = newSet("先生 小姐 女士 老师 大夫 师傅 同志 院士 总理 主席 部长 省长 市长 县长 局长 书记 主任 教授 总统 医生 太太 夫人")

// endsInVerb reports whether the character before i belongs to a verb that goes on: 高远|担任, or
// to one that a title follows: 罗青|任|组长.
func (p *paper) endsInVerb(i int) bool {
	if f, ok := cues.at(p.view, i-1); ok && len(f.runes) > 1 && containsRune("HKMaCUSEBpk", rune(f.class)) {
		return true
	}
	return containsRune("任兼", p.runes[i-1]) && p.titleAt[i] > 0
}

// surname is the length of the longest surname at i. 由 is one, but hardly ever meant.
func (p *paper) surname(i int) int {
	if p.runes[i] == '由' {
		return 0
	}
	return p.lex.Surname(p.runes[i:min(i+3, len(p.runes))])
}

// candidate weighs the characters of s as a name with a surname of so many characters.
func (p *paper) candidate(s news.Span, surname int, g givenNames) (name, bool) {
	if s.End > len(p.runes) || !p.whole(s) || notLast[p.runes[s.End-1]] ||
		p.endsInVerb(s.End) || honorifics[string(p.runes[s.Start+surname:s.End])] {
		return name{}, false
	}
	score := nameBias
	for _, c := range p.clues(s, surname, g) {
		score += clueWeights[c.kind] * c.amount
	}
	return name{Span: s, text: p.string(s), score: score}, true
}

// whole reports whether s is Han characters that padding does not part: 马　凯 is one name, but
// of 王晓 明 or of 孙尧 黄 it is not.
func (p *paper) whole(s news.Span) bool {
	for i := s.Start; i < s.End; i++ {
		if !zh.IsHan(p.runes[i]) {
			return false
		}
		if i > s.Start && p.gap(i) == newLine {
			return false
		}
		if i > s.Start && p.gap(i) == blank && (s.Len() > 2 || p.gap(s.Start) == noGap && zh.IsHan(p.rune(s.Start-1))) {
			return false
		}
	}
	return true
}

// bestNames are those of the candidates, ordered by start, that score above nothing and, among
// overlapping ones, most together.
func (p *paper) bestNames(all []name) []name {
	best := make([]float64, len(p.runes)+1)
	last := make([]int, len(p.runes)+1) // candidate that ends there, plus one
	k := 0
	for end, byEnd := 1, endingAt(all, len(p.runes)); end <= len(p.runes); end++ {
		best[end] = best[end-1]
		for _, k = range byEnd[end] {
			if x := best[all[k].Start] + all[k].score; all[k].score > 0 && x > best[end] {
				best[end], last[end] = x, k+1
			}
		}
	}
	var picked []name
	for end := len(p.runes); end > 0; {
		if last[end] == 0 {
			end--
			continue
		}
		picked = append(picked, all[last[end]-1])
		end = all[last[end]-1].Start
	}
	return reversed(picked)
}

func endingAt(all []name, n int) map[int][]int {
	byEnd := make(map[int][]int, min(n, len(all)))
	for k, c := range all {
		byEnd[c.End] = append(byEnd[c.End], k)
	}
	return byEnd
}

func reversed(ns []name) []name {
	for i, j := 0, len(ns)-1; i < j; i, j = i+1, j-1 {
		ns[i], ns[j] = ns[j], ns[i]
	}
	return ns
}
