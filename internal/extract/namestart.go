package extract

import (
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// firstWords are what names of groups start with at any level.
var firstWords = newPhrases(map[class]string{group: "中共 中央 国务院 全国 国家 省委 省政府 市委 市政府 县委 县政府 区委 区政府 全省 全市 全县"})

// startsName reports whether a name surely starts at i: 国务院, 中央, 全国, a place or an ordinal.
func (p *paper) startsName(i int) bool {
	f, organ := firstWords.at(p.view, i)
	organ = organ && !(f.runes[len(f.runes)-1] == '委' && p.has(i+len(f.runes), []rune("员会"))) // 依法治|省委员会
	return organ || p.agencyAt[i] > 0 || p.placeAt(i) || isNumeral(p.runes[i:i+1]) && slices.Contains(p.runes[i:min(i+5, len(p.runes))], '届') &&
		p.rune(i-1) != '第' && !isDigit(p.rune(i-1))
}

// isOrgan reports whether a word can stand before 全国, 省委 or the like in one name: 国务院, 浙江,
// 十七届.
func (p *paper) isOrgan(word string, start int) bool {
	tag := p.tags[start]
	if r := []rune(word); len(r) == 1 && containsRune("局厅部院镇乡", r[0]) {
		return p.startsLine(start) || p.cleanEdge(start)
	}
	return tag == "ns" || tag == "nt" || strings.HasSuffix(word, "届") || strings.HasSuffix(word, "次") || p.agencyAt[start] > 0 ||
		slices.Contains(organs, word) || containsRune("省市县区州盟旗委府", []rune(word)[len([]rune(word))-1])
}

// isNoun reports whether the word that ends at i is a noun, or a verb used as one.
func (p *paper) isNoun(i int) bool {
	if i == 0 || !zh.IsHan(p.rune(i-1)) || p.gap(i) != noGap {
		return false
	}
	start := p.wordStart(i)
	word := string(p.runes[start:i])
	return !nameStops[word] && !verbs[word] && (p.tags[start] == "vn" || p.tags[start] == "n")
}

// endsBody reports whether the word that ends at i ends the name of a body: 财政部、…领导小组, …组委会.
func (p *paper) endsBody(i int) bool {
	r := p.rune(i - 1)
	return strings.ContainsRune("部局厅署办院组室班", r) || containsRune("员委", p.rune(i-2)) && r == '会' || p.rune(i-2) == '会' && r == '议' || p.rune(i-2) == '机' && r == '制'
}
