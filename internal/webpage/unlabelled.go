package webpage

import (
	"regexp"
	"strings"
	"time"
)

var (
	latinPress = regexp.MustCompile(`^[A-Z][A-Za-z.]*(?: [A-Z][A-Za-z.]*){0,3}$`)
	inPaper    = regexp.MustCompile(`《(\p{Han}{2,10}[报刊])》\s*[（(]\s*(?:19|20)\d\d年`)
	office     = regexp.MustCompile(`^\p{Han}{2,12}(厅|局|办公室|委员会|政府|政府办|宣传部|组织部)$`)
)

// unmarkedSource is a name of the press that stands alone, beside a date or behind an author
// (甲/云岭日报) right behind the headline.
func (p *parser) unmarkedSource() string {
	for _, l := range p.masthead() {
		text, dated := withoutMoments(l.text, p.rules.zone())
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" \u3000/|｜·", r) }) {
			word = strings.TrimPrefix(word, "原创")
			if press.MatchString(word) && !column.MatchString(word) || dated && office.MatchString(word) {
				return word
			}
		}
		for word := range strings.SplitSeq(text, "|") {
			if word = strings.TrimSpace(word); dated && latinPress.MatchString(word) && !notPress[word] && !byline.MatchString(word) {
				return word
			}
		}
	}
	return ""
}

// notPress are words that pages in English print beside the date.
var notPress = map[string]bool{"Updated": true, "Update": true, "Published": true, "Date": true, "Print": true, "Share": true, "Email": true}

// withoutMoments is text with bars in place of the moments in it and of their labels, if it has any.
func withoutMoments(text string, zone *time.Location) (rest string, dated bool) {
	found := momentsIn(text, zone)
	if len(found) == 0 {
		return text, false
	}
	before := found[0].before
	if at := momentLabel.FindStringIndex(before); at != nil {
		before = before[:at[0]]
	}
	return before + "|" + found[len(found)-1].after, true
}

var momentLabel = regexp.MustCompile(`(\p{Han}{2,4}|Updated?|Published|Date)\s?[:：]\s*$`)

// printedIn is the newspaper in which the text stood, as pages of newspapers say it: 《云岭日报》（2024年3月5日 第1版）.
func (p *parser) printedIn() string {
	for _, l := range p.page.lines {
		if !isShort(l.text, maxMasthead) || !strings.Contains(l.text, "》") {
			continue
		}
		if m := inPaper.FindStringSubmatch(l.text); m != nil {
			return m[1]
		}
	}
	return ""
}

// paperInTitle is the newspaper whose name the <title> begins with.
func (p *parser) paperInTitle() string {
	if m := siteFirst.FindStringSubmatch(shortText(p.page.title)); m != nil && strings.HasSuffix(m[1], "报") {
		return m[1]
	}
	return ""
}
