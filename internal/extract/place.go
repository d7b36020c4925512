package extract

import (
	"sort"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// Places and date lines say where the name of a group starts: 介绍|云岭省…, 云州10月13日电|云岭省….

// findPlaces learns the names of places that this text prints at a clean edge, such as a line
// start, and marks where they stand; a name of a group starts there or further left.
func (p *paper) findPlaces() {
	known := map[placeName]bool{}
	if own := []rune(p.doc.Place); len(own) >= 3 && len(own) <= longestPlace {
		known[placeNameOf(own)] = true
	}
	var ends []int // of what may be a place
	for i, r := range p.runes {
		if !endsPlace(r) {
			continue
		}
		ends = append(ends, i+1)
		for n := 3; n <= longestPlace; n++ {
			if start := i + 1 - n; start >= 0 && p.cleanEdge(start) && p.isPlaceName(start, i+1) {
				known[placeNameOf(p.runes[start:i+1])] = true
			}
		}
	}
	p.placeEnds = zeroed(p.placeEnds, len(p.runes)+2)
	for _, m := range p.known[lexicon.PlaceName] {
		if m.names[0].Form == news.FullForm {
			p.placeEnds[m.Start] = m.End
		}
	}
	p.markPlaces(known, ends)
}

// markPlaces marks the places of these names that end at one of the ends.
func (p *paper) markPlaces(known map[placeName]bool, ends []int) {
	if len(known) == 0 {
		return
	}
	for _, end := range ends {
		for start := end - 3; start >= max(0, end-longestPlace); start-- {
			if known[placeNameOf(p.runes[start:end])] {
				p.placeEnds[start] = end
			}
		}
	}
}

// A placeName is one of at most longestPlace characters.
type placeName [longestPlace]rune

func placeNameOf(rs []rune) (n placeName) {
	copy(n[:], rs)
	return n
}

// endsPlace reports whether the name of a place can end in r.
func endsPlace(r rune) bool {
	return r == '省' || r == '市' || r == '县' || r == '州' || r == '区' || r == '旗' || r == '盟'
}

// longestPlace is in characters, with 省 or the like.
const longestPlace = 4

// cleanEdge reports whether a line or a clause starts at i.
func (p *paper) cleanEdge(i int) bool {
	return p.gap(i) != noGap || p.datelines[i] || containsRune(",。;:《(、", p.rune(i-1)) || p.has(i-2, []rune("中共"))
}

// isPlaceName reports whether [start, end) can be the name of a place: Han characters that are
// none of those with which phrases before 省 and 市 begin or end, as in 我省 and 各地市.
func (p *paper) isPlaceName(start, end int) bool {
	for i := start; i < end; i++ {
		if !zh.IsHan(p.runes[i]) || p.gap(i) != noGap && i > start {
			return false
		}
		if i < end-1 && notInPlace.has(p.runes[i]) {
			return false
		}
	}
	word := string(p.runes[start : end-1])
	return p.titleAt[end-1] == 0 && !policies[word] && !nameStops[word] && !verbs[word] // 强化|市委…职能
}

var notInPlace = newRunes("省市县州各全我本该的和与在由为任对将按经副是及据是有关从到")

// placeAt reports whether the name of a place starts at i.
func (p *paper) placeAt(i int) bool { return p.placeEnds[i] > 0 }

// insidePlace reports whether i is inside the name of a place: 云岭|省.
func (p *paper) insidePlace(i int) bool {
	for k := i - 1; k > i-longestPlace && k >= 0; k-- {
		if p.placeEnds[k] > i && !(p.isVerb(k) && p.wordStart(i) == k) { // 强化|市委
			return true
		}
	}
	return false
}

// findDatelines marks where the text of a report starts behind its date line: 本报云州讯, 新华社
// 云州3月5日电, whatever the agency and the place.
func (p *paper) findDatelines() {
	p.datelines = zeroed(p.datelines, len(p.runes)+2)
	for i := range p.runes {
		if p.gap(i) == newLine {
			if end := p.dateline(i); end > 0 {
				p.datelines[end] = true
			}
		}
	}
}

// longestDateline is in characters.
const longestDateline = 40

// dateline is the end of the date line that starts at i, or 0.
func (p *paper) dateline(i int) int {
	for k := i + 1; k < min(len(p.runes), i+longestDateline); k++ {
		switch r := p.runes[k]; {
		case p.gap(k) == newLine || ends(r) || r == ',' || r == ';':
			return 0
		case (r == '电' || r == '讯') && p.reports(i, k):
			return k + 1
		}
	}
	return 0
}

var ownReports = newPhrases(map[class]string{other: "本报 本网 本台 本刊 本社"})

// reports reports whether [i, k) names who reports, or the day: 本报…讯, …社…日电.
func (p *paper) reports(i, k int) bool {
	if p.rune(k-1) == '日' || p.rune(k-1) == ')' && p.rune(k-3) != '(' { // (一)电子政务… is a heading
		return true
	}
	head := string(p.runes[i:k])
	if _, own := ownReports.at(p.view, i); own {
		return true
	}
	return p.gap(k+1) != noGap && strings.ContainsAny(head, "报社网台")
}

// separates reports whether the blank before i parts two statements rather than the characters of
// a name, as it does in a headline, which has no stops: 移民搬迁收官 领导小组完成使命.
func (p *paper) separates(i int) bool {
	k := sort.Search(len(p.sentences), func(k int) bool { return p.sentences[k].End > i })
	s := p.sentences[k]
	return p.gap(s.Start) == newLine && p.gap(s.End) == newLine && !containsRune("。,;:", p.rune(s.End-1))
}
