package webpage

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	// A <title> reads headline, channel, site, joined by one of these. A dash also stands inside
	// headlines and parts only before what looks like a site; a double one begins a subtitle.
	joints    = regexp.MustCompile(`_|--|——|｜|\||\s[-–—]\s|[-–—]`)
	certain   = regexp.MustCompile(`^(_|--)$`)
	siteish   = regexp.MustCompile(`(网|網|网站|網站|频道|頻道|新闻|新聞|新闻中心|资讯|在线|日报|晚报|时政|要闻|政府|门户)$|\.(cn|com|net|org)$|^[A-Z][A-Za-z.]*( [A-Z][A-Za-z.]*)*$`)
	siteFirst = regexp.MustCompile(`^(\p{Han}{3,20})(?:\s?[-_|｜]+\s?|\s)([^_|｜]{8,})$`)
	isPortal  = regexp.MustCompile(`^\p{Han}{3,16}(网|网站|门户|平台|政府)$`)
	agency    = regexp.MustCompile(`(委员会|厅|局|部|院|办公室)$`)
)

// withoutSite cuts the names of channel and site from the end of a <title>, or that of the site from its beginning.
func (p *parser) withoutSite(title string) string {
	if m := siteFirst.FindStringSubmatch(title); m != nil && p.isSite(m[1]) && !p.isSite(m[2]) && !isAgency(m[2]) {
		title = m[2]
	}
	if at := strings.LastIndexByte(title, ' '); at > 0 && isPortal.MatchString(title[at+1:]) && !p.isSite(title[:at]) {
		title = title[:at]
	}
	for {
		all := joints.FindAllStringIndex(title, -1)
		if len(all) == 0 {
			return strings.TrimSpace(title)
		}
		last := all[len(all)-1]
		head, joint, tail := strings.TrimSpace(title[:last[0]]), title[last[0]:last[1]], strings.TrimSpace(title[last[1]:])
		if utf8.RuneCountInString(head) < 4 || joint == "——" || !p.isSuffix(joint, tail) {
			return strings.TrimSpace(title)
		}
		title = head
	}
}

func (p *parser) isSuffix(joint, tail string) bool {
	return tail == "" || certain.MatchString(joint) || p.isSite(tail) || isAgency(tail)
}

// isAgency reports whether text is the name of an agency, as of the one that runs the site.
func isAgency(text string) bool {
	return utf8.RuneCountInString(text) <= 15 && agency.MatchString(text)
}

// isSite reports whether text names a site or a channel rather than news.
func (p *parser) isSite(text string) bool {
	return text == p.rules.Site || text == p.meta["og:site_name"] ||
		utf8.RuneCountInString(text) <= 20 && siteish.MatchString(text)
}
