package extract

// Where a name in a frame ends.

// closesFrame reports whether the k-th frame closes at j.
func (p *paper) closesFrame(k, j int) bool {
	if k == changeFrame {
		return containsRune(",;。", p.rune(j)) || p.gap(j) == newLine
	}
	j += p.styleAt(j)
	f, ok := frameCloses[k].at(p.view, min(j, len(p.runes)-1))
	if !ok {
		return false
	}
	switch f.runes[0] {
	case '为':
		if p.rune(j+1) == '任' || p.rune(j+1) == '担' { // 蒋大为|任组长
			return false
		}
		return p.titleAhead(j + 1)
	case '任', '的', '兼':
		return p.titleAhead(j+len(f.runes)) || p.seatAhead(j+len(f.runes))
	}
	return true
}

// seatAhead reports whether 职务 or a group is spoken of from i on.
func (p *paper) seatAhead(i int) bool {
	return p.has(i, []rune("职务")) || p.has(i, []rune("领导小组"))
}

// closesTitled reports whether what a titled person is said to get starts at j: 任, 担任.
func (p *paper) closesTitled(j int) bool {
	if p.rune(j) == '等' || p.rune(j) == ',' {
		return p.gap(j) == noGap
	}
	if p.rune(j) == '任' { // not the entry 朱宏任 of a roster without marks
		return p.gap(j) == noGap && p.titleAt[j+1] > 0
	}
	return p.gap(j) == noGap && (p.closesFrame(0, j) || p.closesFrame(byFrame, j) || p.closesClause(j))
}

// closesClause reports whether what the persons who lead a clause are said to do, to get or to be starts at j.
func (p *paper) closesClause(j int) bool {
	if containsRune("两三四五六七八", p.rune(j)) {
		if p.rune(j+1) == '人' { // 两人|已获任
			j++
		}
		j++
	}
	if p.rune(j) == ',' && containsRune("男女", p.rune(j+1)) && p.rune(j+2) == ',' {
		return true
	}
	f, ok := clauseCloses.at(p.view, min(j, len(p.runes)-1))
	if ok && f.runes[len(f.runes)-1] == '的' && len(f.runes) > 1 {
		return p.titleAhead(j + len(f.runes))
	}
	if ok && len(f.runes) == 1 {
		return p.says(appointWord) && p.gap(j) == noGap && p.titleAhead(j+1)
	}
	return ok && (f.runes[0] != '担' && f.runes[0] != '兼' && f.runes[0] != '出' && f.runes[0] != '接' || p.titleAhead(j+2))
}
