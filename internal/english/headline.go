package english

// linesOfHeadline is how many lines at the start of a text may be its headlines.
const linesOfHeadline = 3

// joinHeadlines makes a group that only headlines name the one of the text whose topic shares most of
// its words with it: headlines put names shorter and in other words.
func (p *paper) joinHeadlines(topics map[*Body]words) {
	end := p.headlinesEnd()
	inText := map[*Body]bool{}
	for _, m := range p.groups {
		if m.from >= end && m.Body != nil && !m.bare {
			inText[m.Body] = true
		}
	}
	for i := range p.groups {
		m := &p.groups[i]
		if m.from >= end || m.bare || m.Body == nil || m.Body.analog || inText[m.Body] || m.Body.entry != "" {
			continue
		}
		if b := nearest(topics, inText, m.Body); b != nil {
			m.Body = b
		}
	}
}

// headlinesEnd is the first word behind the headlines.
func (p *paper) headlinesEnd() int {
	for i, s := range p.sentences {
		if !s.heading || i == linesOfHeadline {
			return s.from
		}
	}
	return 0 // all lines are like headlines
}

// nearest is the only body of the text that has half of the words of b's topic or more.
func nearest(topics map[*Body]words, inText map[*Body]bool, b *Body) (found *Body) {
	for other, topic := range topics {
		if !inText[other] || other.analog {
			continue
		}
		shared := 0
		for w := range topics[b] {
			if topic[w] {
				shared++
			}
		}
		if shared == 0 || 2*shared < len(topics[b]) {
			continue
		}
		if found != nil {
			return nil
		}
		found = other
	}
	return found
}
