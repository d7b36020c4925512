package extract

// joinsInto reports whether the i-th phrase, behind a verb of uniting, is one of those that become another: 整合|甲领导小组、
// 乙领导小组,组建丙领导小组, 合并甲领导小组、乙领导小组.
func (s *sentence) joinsInto(i int) bool {
	k := i - 1
	for k > 0 && s.tokens[k].class != unite {
		k--
	}
	verb := s.string(s.tokens[k].Span)
	if verb != "整合" && verb != "合并" || k > 0 && (s.tokens[k-1].class == group || s.tokens[k-1].class == never) {
		return false
	}
	for k++; k < len(s.tokens) && k < i+farAhead+2; k++ {
		switch s.tokens[k].class {
		case set_, unite, rename:
			return k > i
		case stop, person:
			return false
		}
	}
	return verb == "合并"
}

// wished reports whether the verb before the i-th phrase says only what might become of it: 建议撤销, 研究撤销, 不得撤销.
func (s *sentence) wished(i int) bool {
	for k := i - 1; k >= max(0, i-farBack); k-- {
		switch t := s.tokens[k]; t.class {
		case group, bare, office, list, of:
		case never, doubt:
			return true
		case other:
			if k == i-1 {
				continue
			}
			return wishes.endOf(s.string(t.Span))
		case abolish:
		default:
			return false
		}
	}
	return false
}
