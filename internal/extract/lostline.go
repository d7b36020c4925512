package extract

import "github.com/xiaozu-watch/xiaozu/internal/zh"

// restoreLines takes blanks for line ends where a page that was pasted into one line had them. Chinese
// prints no blank after a full stop, and none before the number of an item or a label.
func (v *view) restoreLines() {
	pasted := v.isPasted()
	for i, g := range v.gaps {
		if g == noGap && pasted && v.gluedAt(i) {
			v.gaps[i] = newLine
		}
		if g != blank {
			continue
		}
		if v.beginsLine(i) || pasted && v.beginsEntry(i) {
			v.gaps[i] = newLine
		}
		if end := max(v.headersEnd(i), v.bulletLabelEnd(i)); end > 0 {
			v.gaps[end] = newLine
		}
	}
}

// beginsLine reports whether a line begins at i, by signs that hold on any page. A label behind the name of
// a group may stand in one line with it: 宣传组　组长：高远.
func (v *view) beginsLine(i int) bool {
	return v.rune(i-1) == '。' || v.itemAt(i) || v.rune(i-1) != '组' && v.labelAt(i)
}

// beginsEntry reports whether a line begins at i, by signs that hold where lines were lost.
func (v *view) beginsEntry(i int) bool {
	return v.rune(i-1) == ')' || containsRune(bullets, v.rune(i)) || v.labelAt(i) || v.opensParagraph(i) || v.titleEnds(i) ||
		!v.inBareLabel(i) && v.bareLabelEnd(i) > 0 || v.gap(i-1) == noGap && v.portraitAt(i)
}

// longLine is the length of a line, in characters, that few lines of a page reach and a pasted page exceeds.
const longLine = 150

// isPasted reports whether the text has so few line ends that its lines were lost.
func (v *view) isPasted() bool {
	lines := 0
	for i, g := range v.gaps {
		if g == newLine && runeAt(v.text.Folded, v.at[i]-1) != '|' {
			lines++
		}
	}
	return len(v.runes) > lines*longLine
}

// itemAt reports whether the number of an item stands at i: 一、 (二) 3. 4、
func (v *view) itemAt(i int) bool {
	start := i
	if v.rune(i) == '(' {
		start++
	}
	end := start
	for end < start+3 && isNumeral([]rune{v.rune(end)}) {
		end++
	}
	if end == start {
		return false
	}
	if start > i {
		return v.rune(end) == ')'
	}
	return v.rune(end) == '、' || v.rune(end) == '.' && !isDigit(v.rune(end+1))
}

// longestLabel is the length of the longest label before a colon, in characters.
const longestLabel = 12

// labelAt reports whether a label, padded or not, and its colon begin at i, and not in the midst of a padded label.
func (v *view) labelAt(i int) bool {
	if v.inBareLabel(i) {
		return false
	}
	for k := i; k < i+longestLabel; k++ {
		switch r := v.rune(k); {
		case r == ':':
			return k > i+1
		case !zh.IsHan(r) || k > i && (v.gap(k) == newLine || v.nameBeforeLabel(i, k)) || k > i+1 && v.gap(k) == blank && v.gap(k-1) == noGap:
			return false
		}
	}
	return false
}

// documentKinds are words that end the title of a document.
var documentKinds = newPhrases(map[class]string{other: "通知 决定 公告 公示 通报 通告 意见 批复 名单 方案"})

// titleEnds reports whether the title of a document ends before i: 关于…的通知.
func (v *view) titleEnds(i int) bool {
	if i < 3 || v.rune(i-3) != '的' {
		return false
	}
	_, ok := documentKinds.at(v, i-2)
	return ok
}

// portraitAt reports whether a name and a sex, as public notices begin with them, stand at i: 高远，男，1970年生.
func (v *view) portraitAt(i int) bool {
	end := i
	for end < i+4 && zh.IsHan(v.rune(end)) && v.rune(end) != '男' && v.rune(end) != '女' {
		end++
	}
	if end < i+2 {
		return false
	}
	if v.rune(end) == ',' {
		end++
	}
	return (v.rune(end) == '男' || v.rune(end) == '女') && v.rune(end+1) == ','
}

// gluedAt reports whether a line begins at i though nothing parts it from the one before: 高远|副组长:罗青|成员:马德全.
// A label behind the name of its body is part of that line.
func (v *view) gluedAt(i int) bool {
	f, ok := bareLabels.at(v, i)
	if !ok || v.rune(i+len(f.runes)) != ':' || v.inBareLabel(i) {
		return v.opensOffice(i) || v.rune(i) == '各' && v.titleEnds(i)
	}
	return !containsRune("组室会部局委办处的:、", v.rune(i-1))
}

// opensOffice reports whether what tells of the office of a group stands at i.
func (v *view) opensOffice(i int) bool {
	return (v.has(i, []rune("办公室设在")) || v.has(i, []rune("领导小组下设办公室"))) && !containsRune("组会部,、;将其", v.rune(i-1))
}

// bareLabels are labels of rosters, which stand alone between blanks.
var bareLabels = newPhrases(map[class]string{other: "组长 第一组长 副组长 第一副组长 常务副组长 成员 顾问 主任 副主任 委员 " +
	"总指挥 副总指挥 常务副总指挥 第一副总指挥 总指挥长 指挥长 副指挥长 常务副指挥长 常务副主任 班长 副班长 组员 总召集人 召集人 副召集人 书记 副书记 主席 副主席 秘书长 副秘书长 会长 副会长 常务委员 " +
	"主任委员 副主任委员 执行主席 名誉主席 名誉会长 成员单位 政委 联络员"})

// inBareLabel reports whether i is in the midst of a padded label: 副　组　长.
func (v *view) inBareLabel(i int) bool {
	for k := max(0, i-4); k < i; k++ {
		if f, ok := bareLabels.at(v, k); ok && k+len(f.runes) > i {
			return true
		}
	}
	return false
}

// nameBeforeLabel reports whether the characters from i to k, no part of a label, are those of a padded name before a
// label: 组长:高|远 副组长:罗青.
func (v *view) nameBeforeLabel(i, k int) bool {
	if k > i+3 || v.gap(k) != blank || v.has(i, []rune("办公室")) {
		return false
	}
	_, whole := bareLabels.at(v, i)
	_, next := bareLabels.at(v, k)
	return !whole && (next || v.has(k, []rune("办公室主任:")) || v.has(k, []rune("办公室副主任:")))
}

// bareLabelEnd is where a label ends that stands alone at i, or 0.
func (v *view) bareLabelEnd(i int) int {
	if f, ok := bareLabels.at(v, i); ok && v.gap(i+len(f.runes)) == blank {
		return i + len(f.runes)
	}
	return 0
}

// bareLabelEnds reports whether a label that begins a line ends before i.
func (v *view) bareLabelEnds(i int) bool {
	for k := i - 1; k >= max(0, i-5); k-- {
		if v.gap(k) == newLine {
			return v.bareLabelEnd(k) == i
		}
	}
	return false
}

// bulletLabelEnd is where a label ends that stands alone behind a bullet at i, or 0.
func (v *view) bulletLabelEnd(i int) int {
	if !containsRune(bullets, v.rune(i)) {
		return 0
	}
	return v.bareLabelEnd(i + 1)
}

// paragraphStarts are words that stand at the beginning of a paragraph when a blank stands before them.
var paragraphStarts = newPhrases(map[class]string{other: "领导小组下设 领导小组办公室 领导小组主要职责 领导小组成员 办公室设在 下设办公室 " +
	"任命 免去 决定任命 决定免去 接受 附件 特此 主要职责"})

func (v *view) opensParagraph(i int) bool {
	_, ok := paragraphStarts.at(v, i)
	return ok
}

// headersEnd is where the headers of a table end whose last one stands at i, or 0.
func (v *view) headersEnd(i int) int {
	f, ok := lastHeaders.at(v, i)
	if !ok {
		return 0
	}
	end := i + len(f.runes)
	if v.has(end, remarks) {
		end += len(remarks)
	}
	if v.gap(end) == blank {
		return end
	}
	return 0
}

// remarks is the header of a column behind all others.
var remarks = []rune("备注")
