package webpage

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/atom"
)

// findTitle is the headline. One that is broken over lines is joined as the <title> writes it.
func (p *parser) findTitle() string {
	title := p.headlineOf()
	if joined := squeeze(title); joined != title && strings.Contains(shortText(p.page.title), joined) {
		return joined
	}
	return openedByAgency.ReplaceAllString(title, "$1$2")
}

// openedByAgency is where the name of who issues a document stands on a line of its own.
var openedByAgency = regexp.MustCompile(`^(\p{Han}+) (关于\p{Han})`)

// headlineOf is the headline as it is marked. Where all that is marked as one names the owner of the site, or stands
// nowhere on the page, it is the line above the one that says when and from where.
func (p *parser) headlineOf() string {
	title := p.markedTitle()
	if !p.isSite(title) && !isAgency(title) && p.isShown(title) {
		return title
	}
	above := p.aboveMasthead()
	if above == "" || strings.Contains(squeeze(title), squeeze(above)) {
		return title
	}
	return above
}

// isShown reports whether a line above the foot of the page holds the title.
func (p *parser) isShown(title string) bool {
	squeezed := squeeze(title)
	return slices.ContainsFunc(p.page.lines[:p.foot], func(l line) bool {
		return !l.linked && strings.Contains(squeeze(l.text), squeezed)
	})
}

// markedTitle is what a page marks as its headline. Pages do so several times, each time with
// something else around it, so that what two of them agree on is trusted before what one says.
func (p *parser) markedTitle() string {
	whole := shortText(p.page.title)
	for _, find := range []func() string{
		func() string { return p.selected(p.rules.Title) },
		func() string { return p.meta["articletitle"] },
		func() string { return p.agreed(whole) },
		func() string { return p.shared(whole) },
		p.recordedTitle,
		func() string { return p.firstHeading(whole) },
		func() string { return p.shownPart(whole) },
	} {
		if title := find(); title != "" {
			return title
		}
	}
	title := p.withoutSite(whole)
	if utf8.RuneCountInString(title) > maxColumn && !p.isSite(title) {
		return title
	}
	return first(p.aboveMasthead(), title)
}

// maxColumn is how many characters the name of a column has at most (通知公告, 政府信息公开): many
// sites print it where others print the headline.
const maxColumn = 6

// aboveMasthead is the line above the one that says when and from where, or the one below it where only the way to the page
// stands above, for pages that mark their headline by size alone.
func (p *parser) aboveMasthead() string {
	for i, l := range p.page.lines[:min(len(p.page.lines), maxDated)] {
		if isSentence(l) {
			break
		}
		if i == 0 || !p.isMasthead(l) && !p.opensDated(l) {
			continue
		}
		beside := p.page.lines[i-1]
		if (furniture(beside) || beside.linked) && i+1 < len(p.page.lines) {
			beside = p.page.lines[i+1]
		}
		if p.mayBeHeadline(beside) {
			return beside.text
		}
	}
	return ""
}

func (p *parser) mayBeHeadline(l line) bool {
	return !p.isHead(l) && !isSentence(l) && !sourceLabel.MatchString(l.text) && utf8.RuneCountInString(l.text) >= 6 &&
		len(momentsIn(l.text, p.rules.zone())) == 0
}

// agreed is the longest heading with which the <title> begins or ends; the rest of it are sites
// and channels.
func (p *parser) agreed(whole string) string {
	best, target := "", squeeze(whole)
	for _, n := range p.page.headings {
		text := shortText(n)
		if len(squeeze(text)) > len(squeeze(best)) && p.agrees(n.Data, text, target) {
			best = text
		}
	}
	return p.withoutSite(best)
}

// recorded is the headline in the table that a site keeps about a document.
var recorded = regexp.MustCompile(`^(?:标[\s\x{3000}]*题|信息名称|文件名称)[\s\x{3000}]*[:：\x{3000}]+[\s\x{3000}]*([^\x{3000}]{8,})`)

func (p *parser) recordedTitle() string {
	for _, l := range p.page.lines {
		if strings.Contains(l.text, "题") || strings.Contains(l.text, "名称") {
			if m := recorded.FindStringSubmatch(l.text); m != nil {
				return strings.TrimSpace(m[1])
			}
		}
	}
	return ""
}

// shared is the headline for those who share the page. A quotation mark in it may have cut it.
func (p *parser) shared(whole string) string {
	title := p.withoutSite(p.meta["og:title"])
	if shown := p.shownPart(whole); title != "" && strings.HasPrefix(shown, title) {
		return shown
	}
	return title
}

// shownPart is the longest beginning or end of the <title>, up to where names are joined to it, that is
// a line of the page.
func (p *parser) shownPart(whole string) string {
	shown := map[string]bool{}
	for _, l := range p.page.lines[:p.foot] {
		if !l.linked && len(l.text) <= len(whole) {
			shown[squeeze(l.text)] = true
		}
	}
	best := ""
	for _, joint := range joints.FindAllStringIndex(whole, -1) {
		for _, part := range []string{whole[:joint[0]], whole[joint[1]:]} {
			if part = strings.TrimSpace(part); shown[squeeze(part)] && len(part) > len(best) && !p.isSite(part) && !isAgency(part) {
				best = part
			}
		}
	}
	if utf8.RuneCountInString(best) <= maxColumn {
		return ""
	}
	return best
}

// agrees reports whether the text of an element with the given tag may be the headline in the
// <title>, and not the name of a column or an owner in it.
func (p *parser) agrees(tag, text, title string) bool {
	squeezed := squeeze(text)
	column := utf8.RuneCountInString(squeezed) <= maxColumn
	if strings.HasPrefix(title, squeezed) {
		return tag == "h1" || !column
	}
	return strings.HasSuffix(title, squeezed) && !column && !isAgency(text) && !p.isSite(text)
}

// firstHeading is the first <h1> that names no owner, nor a column that the <title> names too.
func (p *parser) firstHeading(whole string) string {
	for _, n := range p.page.headings {
		text := shortText(n)
		if n.DataAtom == atom.H1 && text != "" && !isAgency(text) && !p.isSite(text) && !strings.Contains(squeeze(whole), squeeze(text)) {
			return text
		}
	}
	return ""
}
