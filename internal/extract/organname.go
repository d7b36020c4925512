package extract

import "github.com/xiaozu-watch/xiaozu/internal/news"

// Behind an organ a verb is mostly what the organ does: 省委|推动…. Where something that governs the name of a group
// stands before the organ, it is what the group is for: 成立|省委推动高质量发展领导小组.

// isNamedAfter reports whether an organ or a place ends at i with which the name of a group begins.
func (p *paper) isNamedAfter(i int) bool {
	for k := i - 1; k >= max(0, i-longestPlace-2); k-- {
		if p.placeEnds[k] == i || nameOrgans[p.string(news.Span{Start: k, End: i})] {
			return p.governsName(k)
		}
	}
	return false
}

// nameOrgans are the organs and levels that names of groups begin with.
var nameOrgans = newSet("省 市 县 区 州 旗 镇 乡 国务院 中央 国家 全国 省委 市委 县委 区委 州委 旗委 镇党委 乡党委 省政府 市政府 县政府 区政府 州政府 旗政府 镇政府 乡政府 全省 全市 全县 全区 全州 全镇")

// governsName reports whether what stands before i takes a group for its object, opens a title of a document, or
// joins a seat to another: 对, 撤销, 《, 秘书长、.
func (p *paper) governsName(i int) bool {
	switch p.rune(i - 1) {
	case '《', '对', '将', '把', '的', '据', '经', '照':
		return true
	case '、':
		return p.titleEnds[i-1]
	}
	return p.behindSetUp(i) || p.has(i-2, []rune("调整")) || p.has(i-2, []rune("撤销")) || p.has(i-2, []rune("保留"))
}
