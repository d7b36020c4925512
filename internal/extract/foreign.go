package extract

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// foreign are the characters with which names of other languages are written, as in 雪克来提·扎克尔.
var foreign = newRunes("阿艾爱埃安奥巴白拜班保贝彼比毕宾波伯勃博卜布查茨措达大代戴丹德登迪丁东杜多顿额厄恩尔法凡费芬夫福甫嘎盖甘冈高戈格根贡古瓜哈海汉豪赫亨胡华霍基吉加贾杰金卡开凯坎康考科可克肯库奎拉来赖兰郎劳勒雷冷李里力利莉连列林留龙卢鲁路伦罗洛马玛买迈麦曼芒毛梅门蒙米敏明莫木穆纳娜乃南内尼努诺欧帕潘培佩彭皮平普其奇齐恰乔切琼热仁日若撒萨塞赛桑色森沙莎山善舍什生圣施石史舒斯司松苏索塔太泰坦唐特滕提田铁廷通图吐托瓦旺万维威韦文翁沃乌武西希锡夏先香谢辛雄休许雪雅亚延扬耶叶伊依易因英尤于约扎詹张哲者珍支只治卓孜子宗祖佐提合肉孜甫江不都别玉苏麦坦孜吐吾汗娃帖衣迪肯丝黛仓央嘉措丽黎蕾美娅佳茜娇花瓦沁满曼苏比亚合帕孜")

// tibetan are elements of Tibetan names, which have two or one of them and no surname.
var tibetan = newSet("扎西 白玛 次仁 多吉 丹增 旦增 卓玛 达瓦 尼玛 旺堆 平措 洛桑 格桑 索朗 顿珠 坚赞 央金 德吉 普布 米玛 巴桑 拉巴 边巴 强巴 " +
	"曲扎 罗布 晋美 阿旺 嘎玛 其美 旺久 贡嘎 江白 向巴 土登 桑杰 才让 卓嘎 仁青 拉姆 加措 嘉措 益西 赤列 群培 扎巴 朗杰 次旺 次旦 赤烈 公保 才旦 多杰 旺修 更登 贡布 泽仁 格勒 根秋 降央 邓珠 四郎 洛绒 德庆 曲珍 拥忠 仁真 扎登 曲批 次央")

// unnamed adds names without a known surname, such as 巴特尔, where a title or a label stands
// before them and a clear edge behind.
func (p *paper) unnamed(found []name, i int, g givenNames) []name {
	if !p.titleEnds[i] && !(p.rune(i-1) == ':' && p.titleEnds[i-1]) || p.lex.Surname(p.runes[i:i+1]) > 0 || notLast[p.runes[i]] || notFirst[p.runes[i]] {
		return found
	}
	for n := 2; n <= 4; n++ {
		s := news.Span{Start: i, End: i + n}
		if s.End > len(p.runes) || !p.whole(s) || notLast[p.runes[s.End-1]] || p.runes[s.End-1] == '任' || p.agencyAt[i] > 0 || p.titleAt[i] > 0 {
			break
		}
		switch p.rightClue(s.End) {
		case beforeTitle, beforeAgency, beforeBracket, beforeGap, beforeList, beforeSeat, beforeHonour:
			score := g.score(p.runes[i+1 : s.End][:min(n-1, 2)])/2 - 0.5
			if _, one := p.oneWord(s); one || !p.starts[s.End] {
				score -= 3
			}
			found = append(found, name{Span: s, text: p.string(s), score: score})
		}
	}
	return found
}

// foreignNames adds names of Tibetan elements, and names of three characters and more that the
// segmenter knows and that are written with the characters of transcription.
func (p *paper) foreignNames(found []name, i int) []name {
	if i+4 <= len(p.runes) && tibetan[string(p.runes[i:i+2])] && tibetan[string(p.runes[i+2:i+4])] {
		s := news.Span{Start: i, End: i + 4}
		found = append(found, name{Span: s, text: p.string(s), score: 8})
	}
	if !foreign[p.runes[i]] {
		return found
	}
	if p.titleEnds[i] {
		found = p.titledForeign(found, i)
	}
	if !p.starts[i] || !strings.HasPrefix(p.tags[i], "nr") {
		return found
	}
	end := i + 1
	for end < len(p.runes) && !p.starts[end] && foreign[p.runes[end]] {
		end++
	}
	if s := (news.Span{Start: i, End: end}); s.Len() >= 3 && p.starts[end] && p.agencyAt[i] == 0 {
		score := p.sideScore(s) - 2
		found = append(found, name{Span: s, text: p.string(s), score: score})
	}
	return found
}

// titledForeign adds the characters of transcription that follow a title: 外交大臣|库克.
func (p *paper) titledForeign(found []name, i int) []name {
	end := i
	for end < len(p.runes) && end < i+longestForeign && foreign[p.runes[end]] && (end == i || p.gap(end) == noGap) {
		end++
	}
	s := news.Span{Start: i, End: end}
	if s.Len() < 3 || p.lex.Surname(p.runes[i:i+1]) > 0 && s.Len() == 3 || p.agencyAt[i] > 0 {
		return found
	}
	return append(found, name{Span: s, text: p.string(s), score: 1.5})
}

// sideScore is what stands beside s, weighed as for other names.
func (p *paper) sideScore(s news.Span) (score float64) {
	for _, k := range []clueKind{p.leftClue(s.Start), p.rightClue(s.End)} {
		if k >= 0 {
			score += clueWeights[k]
		}
	}
	return score
}

// longestForeign is in characters, with dots.
const longestForeign = 24

// dotted is the name with a middle dot whose first character is at i.
func (p *paper) dotted(i int) (name, bool) {
	if !foreign[p.runes[i]] || foreign[p.rune(i-1)] && p.gap(i) == noGap && !p.titleEnds[i] && i > 0 && !p.starts[i] {
		return name{}, false
	}
	end, dots := i, 0
	for end < min(len(p.runes), i+longestForeign) && (foreign[p.runes[end]] || p.runes[end] == '·' && foreign[p.rune(end+1)]) {
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
