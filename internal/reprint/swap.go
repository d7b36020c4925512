package reprint

import "slices"

// longestName is how many tokens a name has that a form leaves room for: 云岭省海岛保护工作.
const longestName = 9

// short reports whether s may be a name for a name.
func (s swap) short() bool { return len(s.a) <= longestName && len(s.b) <= longestName }

// within reports whether o replaces the same by the same, perhaps among more.
func (s swap) within(o swap) bool {
	if len(s.a) == 1 && len(s.b) == 1 {
		return slices.Equal(s.a, o.a) && slices.Equal(s.b, o.b)
	}
	return holds(o.a, s.a) && holds(o.b, s.b)
}

// holds reports whether part stands in text.
func holds(text, part []token) bool {
	for i := 0; i+len(part) <= len(text); i++ {
		if slices.Equal(text[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// ofPlaces reports whether a place is replaced by another: 青屿 by 白沙 before 县.
func (s swap) ofPlaces() bool {
	return min(len(s.a), len(s.b)) >= 2 && s.short() && (endsPlace(s.next) || endsPlace(s.a[len(s.a)-1]) && endsPlace(s.b[len(s.b)-1]))
}

// endsPlace reports whether a name of a place can end with t.
func endsPlace(t token) bool {
	switch rune(t) {
	case '县', '市', '区', '省', '州', '旗', '镇', '乡', '村', '盟':
		return true
	}
	return false
}

// ofNames reports whether a name of two to four characters is replaced by another.
func (s swap) ofNames() bool { return !s.edge && isName(s.a) && isName(s.b) }

func isName(text []token) bool {
	return len(text) >= 2 && len(text) <= 4 && len(figures(text)) == 0
}

// numbers counts those of which both texts have one and not the same.
func (s swap) numbers() int {
	x, y := figures(s.a), figures(s.b)
	n := 0
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			n++
		}
	}
	return n
}

func figures(text []token) []token {
	var list []token
	for _, t := range text {
		if t.isNumber() || t.isNumeral() {
			list = append(list, t)
		}
	}
	return list
}
