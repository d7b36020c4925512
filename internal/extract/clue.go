package extract

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A clue is a reason to take characters for a name, or not to.
type clue struct {
	kind   clueKind
	amount float64
}

type clueKind int

// The kinds of clue: the shape of the name, the words that the segmenter sees, and what stands
// on either side.
const (
	commonSurname clueKind = iota
	wordSurname
	doubleSurname
	oneGiven // how well the given name fits, of one character or of two
	twoGiven
	isTwo // the given name has two characters

	cutsStart // a word begins before the name and reaches into it
	cutsEnd
	isFullNameWord // the segmenter knows it as a name of three characters with a common surname
	isNameWord     // the segmenter knows it as a name
	isWord         // the segmenter knows it as another word
	isPlace        // or as the name of a place or body
	wordRest       // the given name is a word
	cutsInside     // surname and given name share a word

	afterTitle
	afterLabel // 组长:
	afterList  // 、
	afterMark  // other punctuation
	afterGap
	afterVerb  // 任命, 由
	afterLink  // 和, 对
	afterTrade // 记者, 教授

	beforeTitle
	beforeAgency
	beforeList
	beforeMark
	beforeBracket
	beforeGap
	beforeHonour // 同志
	beforeSeat   // 任, 担任
	beforeSpeech // 说, 表示
	beforeSmall  // 在, 的, 和
	beforePost   // 为 or 的 and a title
	framed       // a title or label before it, and any clue behind it
	clueKinds
)

// clues are those for the characters of s with a surname of so many characters.
func (p *paper) clues(s news.Span, surname int, g givenNames) []clue {
	given := p.runes[s.Start+surname : s.End]
	cs := make([]clue, 0, 8)
	if k := p.surnameClue(s.Start, surname); k >= 0 {
		cs = append(cs, clue{k, 1})
	}
	if len(given) == 1 {
		cs = append(cs, clue{oneGiven, g.score(given)})
	} else {
		cs = append(cs, clue{twoGiven, g.score(given)}, clue{isTwo, 1})
	}
	cs = p.wordClues(cs, s, surname)
	left, right := p.leftClue(s.Start), p.rightClue(s.End)
	if left >= 0 {
		cs = append(cs, clue{left, 1})
	}
	if right >= 0 {
		cs = append(cs, clue{right, 1})
	}
	if right >= 0 && (left == afterTitle || left == afterLabel) {
		cs = append(cs, clue{framed, 1})
	}
	return cs
}

func (p *paper) surnameClue(i, n int) clueKind {
	switch r := p.runes[i]; {
	case n > 1:
		return doubleSurname
	case commonSurnames[r]:
		return commonSurname
	case wordSurnames[r]:
		return wordSurname
	}
	return -1
}

// wordClues asks the segmenter: a name that cuts words in two is seldom one, nor is a word.
func (p *paper) wordClues(cs []clue, s news.Span, surname int) []clue {
	if !p.starts[s.Start] {
		cs = append(cs, clue{cutsStart, 1})
	}
	if !p.starts[s.End] {
		cs = append(cs, clue{cutsEnd, 1})
	}
	tag, one := p.oneWord(s)
	switch rest := (news.Span{Start: s.Start + surname, End: s.End}); {
	case one && strings.HasPrefix(tag, "nr") && rest.Len() == 2 && commonSurnames[p.runes[s.Start]]:
		return append(cs, clue{isFullNameWord, 1})
	case one && strings.HasPrefix(tag, "nr"):
		return append(cs, clue{isNameWord, 1})
	case one && (tag == "ns" || tag == "nt"):
		return append(cs, clue{isPlace, 1})
	case one:
		return append(cs, clue{isWord, 1})
	case !p.starts[rest.Start]:
		return append(cs, clue{cutsInside, 1})
	case rest.Len() == 2:
		if tag, one := p.oneWord(rest); one && !strings.HasPrefix(tag, "nr") {
			return append(cs, clue{wordRest, 1})
		}
	}
	return cs
}

// oneWord reports whether s is one word, and its part of speech.
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

func (p *paper) leftClue(i int) clueKind {
	r := p.rune(i - 1)
	switch {
	case p.titleEnds[i]:
		return afterTitle
	case r == ':' && p.titleEnds[i-1]:
		return afterLabel
	case r == '的' && p.titleEnds[i-1]:
		return afterVerb
	case containsRune("为由是", r) && p.titleEnds[i-1]:
		return afterTitle
	case r == '、':
		return afterList
	case p.gap(i) != noGap:
		return afterGap
	case !zh.IsHan(r):
		return afterMark
	}
	return leftWords.before(p.view, i)
}

func (p *paper) rightClue(i int) clueKind {
	r := p.rune(i)
	switch {
	case p.titleAt[i] > 0:
		return beforeTitle
	case p.agencyAt[i] > 0:
		return beforeAgency
	case r == '为' && p.titleAt[i+1] > 0:
		return beforePost
	case p.appoints && (r == '为' || r == '的') && p.titleAhead(i+1):
		return beforePost
	case (r == '任' || r == '担' || r == '兼') && p.titleAhead(i+1):
		return beforePost
	case r == ',' && (p.rune(i+1) == '男' || p.rune(i+1) == '女') && p.rune(i+2) == ',':
		return beforeHonour
	case r == '、':
		return beforeList
	case r == '(':
		return beforeBracket
	case p.gap(i) != noGap:
		return beforeGap
	case !zh.IsHan(r):
		return beforeMark
	}
	return rightWords.after(p.view, i)
}

// titleAhead reports whether a title ends the words from i on, before any mark.
func (p *paper) titleAhead(i int) bool {
	for k := i; k < len(p.runes) && k < i+30; k++ {
		if p.titleAt[k] > 0 {
			return true
		}
		if r := p.runes[k]; !zh.IsHan(r) && r != '(' && r != ')' {
			return false
		}
	}
	return false
}

// sideWords are words that stand beside names, and the characters that they show to the name.
type sideWords struct {
	kinds map[string]clueKind
	edges runeSet
}

// newSideWords makes words of a table; edge is the character of a word that stands beside a name.
func newSideWords(table map[clueKind]string, edge func([]rune) rune) sideWords {
	w := sideWords{map[string]clueKind{}, runeSet{}}
	for k, words := range table {
		for _, word := range strings.Fields(words) {
			w.kinds[word] = k
			w.edges[edge([]rune(word))] = true
		}
	}
	return w
}

func firstRune(rs []rune) rune { return rs[0] }
func lastRune(rs []rune) rune  { return rs[len(rs)-1] }

var leftWords = newSideWords(map[clueKind]string{
	afterVerb: "任命 委任 聘任 免去 由 接受 选举 增补 接替 补选 推举 提名 罢免 决定 召集 同意 批准 关于 推荐 选派 邀请 会见 接见 " +
		"看望 拜访 率领 陪同 委托 授予 追授 纪念 缅怀 学习 名叫 叫 叫做 聘请 有 包括 取代 替换 原任 时任 现任",
	afterLink: "和 与 及 以及 随 同 跟 对 向 给 请 让 据 被 为 是 以 在 把 将 像 比 从 受 替 找 问 致",
	afterTrade: "记者 作者 导演 教授 医生 教师 老师 演员 选手 运动员 球员 歌手 画家 作家 诗人 专家 学者 院士 工人 农民 战士 学生 " +
		"女士 夫人 儿子 女儿 妻子 丈夫 父亲 母亲 烈士 将军 元帅 总统 首相 外长 大使 博士 先生 民警 干部 党员 村民 居民 老人 青年 " +
		"律师 经理 厂长 队长 教练 主教练 编辑 摄影 通讯员 评论员 特派员 研究员 工程师 选民 同学 战友 名将 小将 冠军 候选人 首席",
}, lastRune)

var rightWords = newSideWords(map[clueKind]string{
	beforeHonour: "同志 先生 女士 小姐 夫人 教授 老师 博士 总统 首相 外长 将军 大使 等同志 等领导 烈士 院士 总理 主席 书记",
	beforeSeat:   "获委任 获任命 被任命 被委任 获任 获 任 担任 兼任 出任 兼 当选 接任 拟任 不再担任 曾任 辞去 历任 就任 升任 调任 现任 继任 代理 续任 分任 已任 已担任 已 此前 不再 拟 同时 主持 出席 参加 列席 陪同 接替",
	beforeSpeech: "说 分管 主管 涉嫌 回应 表示 指出 强调 认为 会见 说道 介绍 讲话 作报告 宣布 要求 致辞 发表 签署 率 率领 介绍说 告诉 报道 摄 " +
		"作了 作出 作 发言 调研 考察 检查 走访 看望 慰问 部署 会谈 访问 抵达 前往 来到 对记者 今天 昨天 日前 近日 当天 上午 下午 一行 本报 分别 代表 致",
	beforeSmall: "在 的 和 与 及 以及 等 还 也 是 不 将 从 到 又 就 对 向 以 来 却 被 把 为 则 都 曾 去 有 了 于 再 又 因 让 给 便 才 关于 也 均 原",
}, firstRune)

// longestSideWord is in characters.
const longestSideWord = 4

// before is the kind of the longest word that ends at i, or -1; after of one that starts at i.
func (w sideWords) before(v *view, i int) clueKind {
	if !w.edges[v.rune(i-1)] {
		return -1
	}
	for n := min(longestSideWord, i); n > 0; n-- {
		if k, ok := w.kinds[string(v.runes[i-n:i])]; ok {
			return k
		}
	}
	return -1
}

func (w sideWords) after(v *view, i int) clueKind {
	if !w.edges[v.rune(i)] {
		return -1
	}
	for n := min(longestSideWord, len(v.runes)-i); n > 0; n-- {
		if k, ok := w.kinds[string(v.runes[i:i+n])]; ok {
			return k
		}
	}
	return -1
}

// nameBias and clueWeights were fitted by logistic regression over candidates in the sentences of
// the People's Daily named-entity set and in notices with known officials. Titles, labels and
// posts beside a name were raised by hand: there the question is not whether there is a name but
// which, and that the fit cannot see.
const nameBias = -5.5

var clueWeights = [clueKinds]float64{
	commonSurname: 1.8, wordSurname: -0.6, doubleSurname: 2.6, oneGiven: 0.5, twoGiven: 0.7, isTwo: 1.3,
	cutsStart: -3.5, cutsEnd: -1.5, isFullNameWord: 2.5, isNameWord: 0.5, isWord: -1.5, isPlace: -5, wordRest: -0.4, cutsInside: -1.2,
	afterTitle: 2.6, afterLabel: 4, afterList: 1.4, afterMark: 0.7, afterGap: 1.5, afterVerb: 2.4, afterLink: 1.2, afterTrade: 2.2,
	beforeTitle: 3.1, beforeAgency: 3.3, beforeList: 2.5, beforeMark: 0.9, beforeBracket: 3.1, beforeGap: 2,
	beforeHonour: 3.3, beforeSeat: 2.8, beforeSpeech: 2.8, beforeSmall: 1.8, framed: 1.5, beforePost: 5,
}
