package english

import (
	"slices"
)

// placeBefore is the place named last before a word, as Hubei Province is.
func (m *statement) placeBefore(i int) string {
	k, _ := slices.BinarySearchFunc(m.regions, i, func(r [2]int, i int) int { return r[1] - i - 1 })
	if k == 0 {
		return ""
	}
	return m.orgName(m.regions[k-1][0], m.regions[k-1][1])
}

// findRegions finds where the names of provinces and the like stand.
func (p *paper) findRegions() {
	for i := 1; i < len(p.words); i++ {
		w := p.words[i]
		if p.at(i-1).lower == "in" && p.at(i-1).upper && w.upper && !orgWords[w.lower] && p.at(i+1).lower == "," && p.at(i+1).kind == mark {
			p.regions = append(p.regions, [2]int{i, i + 1}) // In Ningxia,
		}
		if adjective := w.lower == "provincial" || w.lower == "municipal"; adjective && w.upper && w.lines == 0 && p.at(i-1).upper && !functionWords[p.at(i-1).lower] {
			p.regions = append(p.regions, [2]int{i - 1, i})
			continue
		}
		if !regionWords[w.lower] || p.words[i-1].kind != letters || !p.words[i-1].upper || functionWords[p.words[i-1].lower] || w.lines > 0 {
			continue
		}
		from := i - 1
		for from > 0 && from > i-4 && p.words[from-1].upper && p.words[from].lines == 0 && !functionWords[p.words[from-1].lower] && p.words[from-1].kind == letters {
			from--
		}
		p.regions = append(p.regions, [2]int{from, i + 1})
	}
}

var regionWords = wordSet("province city county region prefecture municipality")
