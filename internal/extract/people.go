package extract

import (
	"strings"

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

// foreign are the characters with which names of other languages are written, as in 雪克来提·扎克尔.
var foreign = newRunes("阿艾爱埃安奥巴白拜班保贝彼比毕宾波伯勃博卜布查茨措达大代戴丹德登迪丁东杜多顿额厄恩尔法凡费芬夫福甫嘎盖甘冈高戈格根贡古瓜哈海汉豪赫亨胡华霍基吉加贾杰金卡开凯坎康考科可克肯库奎拉来赖兰郎劳勒雷冷李里力利莉连列林留龙卢鲁路伦罗洛马玛买迈麦曼芒毛梅门蒙米敏明莫木穆纳娜乃南内尼努诺欧帕潘培佩彭皮平普其奇齐恰乔切琼热仁日若撒萨塞赛桑色森沙莎山善舍什生圣施石史舒斯司松苏索塔太泰坦唐特滕提田铁廷通图吐托瓦旺万维威韦文翁沃乌武西希锡夏先香谢辛雄休许雪雅亚延扬耶叶伊依易因英尤于约扎詹张哲者珍支只治卓孜子宗祖佐提合肉孜甫江")

// leftCues raise the score of a name that follows them, rightCues of one that they follow. The
// numbers are natural logarithms of how much likelier a name becomes.
var (
	leftCues = newWeights(map[float64]string{
		2.5: "任命 免去 由 接受 选举 增补 接替 补选 推举 提名 罢免 决定 记者 召集 以",
		1.5: "同意 批准 关于 为 是 有 包括 和 与 及 以及 随 同 陪同 跟 对 向 给 请 让 据 被 ： 名叫 叫 聘请 作者 导演 教授 医生 教师 老师 演员 书记员 选手 运动员 球员 歌手 画家 作家 诗人 专家 学者 院士 工人 农民 战士 学生 青年 女士 夫人 儿子 女儿 妻子 丈夫 父亲 母亲 烈士 将军 元帅 记者:",
	})
	rightCues = newWeights(map[float64]string{
		3.5: "同志 先生 女士 小姐 夫人",
		2.5: "任 担任 兼任 出任 兼 当选 接任 拟任 不再担任 为 主持 出席 曾任 辞去 历任 就任 升任 调任 现任 继任 代理 续任 等领导 等同志",
		2:   "说 表示 指出 强调 认为 会见 说道 介绍 讲话 参加 列席 作报告 宣布 要求 致辞 发表 签署 率 率领 陪同 主席 总理 总统 书记 教授 介绍说 告诉 在 的 和 与 及 以及 等 还 也 已 是 今天 昨天 不 将 从 到 又 就 对 向 以 来 却 被 把",
	})
)

type weights map[string]float64

func newWeights(table map[float64]string) weights {
	w := weights{}
	for x, words := range table {
		for _, word := range strings.Fields(words) {
			w[word] = x
		}
	}
	return w
}

// longest cue in characters.
const cueLength = 4

// before is the weight of the heaviest cue that ends at i; after of one that starts at i.
func (w weights) before(v *view, i int) (x float64) {
	for n := 1; n <= cueLength && i-n >= 0; n++ {
		x = max(x, w[string(v.runes[i-n:i])])
	}
	return x
}

func (w weights) after(v *view, i int) (x float64) {
	for n := 1; n <= cueLength && i+n <= len(v.runes); n++ {
		x = max(x, w[string(v.runes[i:i+n])])
	}
	return x
}

// findPeople finds names of persons. Each candidate is weighed by its shape, by what stands on
// either side, and by where words begin and end; then the best that do not overlap are taken. A
// second round knows what the first one was sure of.
func (p *paper) findPeople(g givenNames) {
	first := p.bestNames(p.candidates(g, nil))
	sure := map[string]bool{}
	for _, n := range first {
		if n.score >= 3 {
			sure[n.text] = true
		}
	}
	p.people = p.bestNames(p.candidates(g, sure))
}

func (p *paper) candidates(g givenNames, sure map[string]bool) []name {
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
		all = append(all, p.namesAt(i, g, known, sure)...)
	}
	return all
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
func (p *paper) namesAt(i int, g givenNames, known map[news.Span]string, sure map[string]bool) []name {
	var found []name
	longest := p.lex.Surname(p.runes[i:min(i+3, len(p.runes))])
	for surname := 1; surname <= longest; surname++ {
		if surname == 1 && longest > 1 && p.lex.Surname(p.runes[i:i+1]) == 0 {
			continue
		}
		for given := 1; given <= 2; given++ {
			s := news.Span{Start: i, End: i + surname + given}
			if n, ok := p.candidate(s, surname, g); ok {
				n.entry = known[s]
				if _, ok := known[s]; ok {
					n.score += 3
				}
				if sure[n.text] {
					n.score += 3
				}
				found = append(found, n)
			}
		}
	}
	return found
}

// candidate weighs the characters of s as a name with a surname of so many characters.
func (p *paper) candidate(s news.Span, surname int, g givenNames) (name, bool) {
	if s.End > len(p.runes) || !p.whole(s) {
		return name{}, false
	}
	score := p.surnameScore(s.Start, surname) + g.score(p.runes[s.Start+surname:s.End])
	score += p.wordScore(s) + p.leftScore(s) + p.rightScore(s) - nameBias
	return name{Span: s, text: p.string(s), score: score}, true
}

// nameBias is how much evidence a name must have.
const nameBias = 5.5

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

func (p *paper) surnameScore(i, n int) float64 {
	switch r := p.runes[i]; {
	case n > 1:
		return 2
	case commonSurnames[r]:
		return 1.5
	case wordSurnames[r]:
		return -1.5
	}
	return -0.5
}

// wordScore asks the segmenter: a name that cuts words in two is none, and neither is a word.
func (p *paper) wordScore(s news.Span) (x float64) {
	if !p.starts[s.Start] {
		x -= 2.5
	}
	if !p.starts[s.End] {
		x -= 2
	}
	if tag, one := p.oneWord(s); one {
		if strings.HasPrefix(tag, "nr") {
			return x + 2.5
		}
		return x - 2.5
	}
	return x
}

func (p *paper) oneWord(s news.Span) (tag string, one bool) {
	if !p.starts[s.Start] || !p.starts[s.End] {
		return "", false
	}
	for i := s.Start + 1; i < s.End; i++ {
		if p.starts[i] {
			return "", false
		}
	}
	return p.tags[s.Start], true
}

func (p *paper) leftScore(s news.Span) float64 {
	r, g := p.rune(s.Start-1), p.gap(s.Start)
	switch {
	case p.titleEnds[s.Start]:
		return 4
	case p.isLabelColon(s.Start - 1):
		return 4.5
	case r == '、':
		return 1.5
	case r == ':' || r == '(' || r == '“':
		return 0.7
	case g != noGap:
		return 1
	case r == ',' || r == '。' || r == ';':
		return 0.7
	}
	return leftCues.before(p.view, s.Start)
}

// isLabelColon reports whether i is the colon of a roster label: 组长:.
func (p *paper) isLabelColon(i int) bool { return p.rune(i) == ':' && p.titleEnds[i] }

func (p *paper) rightScore(s news.Span) float64 {
	r, g := p.rune(s.End), p.gap(s.End)
	_, title := p.titleAt[s.End]
	_, agency := p.agencyAt[s.End]
	switch {
	case title || agency:
		return max(2.5, rightCues.after(p.view, s.End))
	case r == '、' || r == '(':
		return 1.5
	case g != noGap:
		return 1.5
	case r == ',' || r == '。' || r == ';' || r == ':' || r == ')' || r == '”':
		return 0.7
	}
	return rightCues.after(p.view, s.End)
}

// dotted is the name with a middle dot whose first character is at i.
func (p *paper) dotted(i int) (name, bool) {
	if !foreign[p.runes[i]] || foreign[p.rune(i-1)] && p.gap(i) == noGap && !p.titleEnds[i] && i > 0 && !p.starts[i] {
		return name{}, false
	}
	end, dots := i, 0
	for end < len(p.runes) && (foreign[p.runes[end]] || p.runes[end] == '·' && foreign[p.rune(end+1)]) {
		if end > i && p.gap(end) == newLine || dots > 0 && p.titleAt[end] > 0 {
			break
		}
		if p.runes[end] == '·' {
			dots++
		}
		end++
	}
	if dots == 0 || p.runes[end-1] == '·' {
		return name{}, false
	}
	s := news.Span{Start: i, End: end}
	return name{Span: s, text: p.string(s), score: 4}, true
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
