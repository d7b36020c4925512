package english

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// headings are words of lines behind which come those who were named or removed.
var headings = map[string]news.Action{
	"appointments": news.Appointed, "appointment": news.Appointed, "appointed": news.Appointed, "appoints": news.Appointed, "appoint": news.Appointed,
	"removals": news.Removed, "removal": news.Removed, "removed": news.Removed, "dismissals": news.Removed, "dismissed": news.Removed, "removes": news.Removed,
	"elected": news.Elected,
}

// longestHeading is how many words a heading of a list may have.
const longestHeading = 6

var (
	listRule   = &compiled{rule: rule{name: "en-list", confidence: 0.9}}
	rosterRule = &compiled{rule: rule{name: "en-roster", confidence: 0.9}}
)

// startList notes that lines with persons follow, and as what.
func (p *paper) startList(s sentence, ts []token) {
	text := classes(ts)
	if !s.opens {
		return
	}
	p.list = list{}
	if strings.HasPrefix(text, "T:P") && ts[0].seats[0].plural {
		p.list.seats = p.labelled(ts[0].seats, ts[0].to)
		return
	}
	if strings.IndexByte(text, byte(who)) >= 0 {
		return
	}
	if i := strings.LastIndexByte(text, byte(post)); i >= 0 && endsList(text[i+1:]) && (p.words[s.to-1].lower != "." || strings.IndexByte(text, byte(include)) >= 0) {
		m := statement{paper: p, tokens: ts}
		p.list.seats = m.resolved(p.labelled(ts[i].seats, ts[i].to), ts[i:i+1])
		return
	}
	if s.to-s.from > longestHeading || p.words[s.to-1].lower == "." {
		return
	}
	for i := s.from; i < s.to; i++ {
		if action, ok := headings[p.words[i].lower]; ok {
			p.list.action = action
		}
	}
}

// labelled are the seats that a label of a list means: in the group that is spoken of.
func (p *paper) labelled(seats []*seat, at int) []*seat {
	said := p.groupSaid(at)
	if said == nil {
		return seats
	}
	var out []*seat
	for _, s := range seats {
		c := *s
		if c.body == nil && c.org == "" {
			c.body = said
		}
		out = append(out, &c)
	}
	return out
}

func endsList(rest string) bool {
	return rest == ":" || rest == "s:" || rest == "I:" || rest == "sI:" || rest == "" || rest == "sx:"
}

// readLine reads a line of a list: a person with a post, or one who has the post above.
func (p *paper) readLine(s sentence, ts []token) bool {
	if !s.opens || p.list.action == "" && len(p.list.seats) == 0 || len(ts) == 0 || ts[0].class != who {
		return false
	}
	for _, t := range ts[1:] {
		if acts(t.class) {
			return false
		}
	}
	m := statement{paper: p, tokens: ts}
	for _, h := range ts[0].people {
		seats, action, r := p.list.seats, news.Appointed, rosterRule
		if p.list.action != "" {
			seats, action, r = m.resolved(h.own, ts[:1]), p.list.action, listRule
		}
		for _, s := range seats {
			if s.org != "" || s.body != nil {
				p.add(r, action, false, h, s)
			}
		}
	}
	return true
}
