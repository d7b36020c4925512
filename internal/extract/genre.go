package extract

import (
	"regexp"
	"strings"
)

// genre is what kind of text it is, which decides how it is read.
func (p *paper) genre() Genre {
	switch {
	case len(p.runes) == 0:
		return EmptyText
	case p.isEnglish():
		return EnglishNews
	case p.isFiction():
		return Fiction
	}
	return ChineseNews
}

// isFiction reports whether the text is a story, or about one, or an exercise or a pattern for
// documents, rather than news.
func (p *paper) isFiction() bool { return p.isStory() || p.isUnreal() }

// isUnreal reports whether the text has enough words of a kind that no news has.
func (p *paper) isUnreal() bool {
	for kind, enough := range enoughWords {
		if len(p.telling[kind]) >= enough {
			return true
		}
	}
	return false
}

// isStory reports whether lines are direct speech, as people talk in stories, or the text tells what happens in an episode,
// or is a chapter in which somebody exclaims something.
func (p *paper) isStory() bool {
	heading := p.firstHeading()
	numbered := strings.Contains(heading, "第")
	if numbered && (episode.MatchString(heading) || chapter.MatchString(heading) && exclamation.MatchString(string(p.text.Folded))) {
		return true
	}
	spoken, start := 0, 0
	text := p.text.Folded
	for i := 0; i <= len(text) && spoken < 2; i++ {
		if i < len(text) && text[i] != '\n' {
			continue
		}
		if line := trimBlanks(text[start:i]); len(line) > 0 && isQuote(line[len(line)-1]) && isSpeech(string(line)) {
			spoken++
		}
		start = i + 1
	}
	return spoken >= 2
}

// firstHeading is the beginning of the text, where the heading of a chapter stands: 第三章 风雨欲来. Regulations have
// such headings too.
func (p *paper) firstHeading() string {
	return string(p.text.Folded[:min(longestHeading, len(p.text.Folded))])
}

// longestHeading is in characters.
const longestHeading = 24

var (
	chapter     = regexp.MustCompile(`^[^\n。]{0,12}第 ?[0-9一二三四五六七八九十百零]+ ?[章回]`)
	episode     = regexp.MustCompile(`^[^\n。]{0,12}第 ?[0-9一二三四五六七八九十百]+ ?集(?:分集)?(?:剧情|看点)`)
	exclamation = regexp.MustCompile(`[:,。]“[^”\n]*[!?][^”\n]*”`)
)

func isQuote(r rune) bool { return r == '”' || r == '"' }

// trimBlanks is a folded line without the blanks around it.
func trimBlanks(line []rune) []rune {
	for len(line) > 0 && line[0] == ' ' {
		line = line[1:]
	}
	for len(line) > 0 && line[len(line)-1] == ' ' {
		line = line[:len(line)-1]
	}
	return line
}

// isSpeech reports whether a line that ends with a quotation mark is speech: it begins with one, or
// 说 or 道 leads in.
func isSpeech(line string) bool {
	return strings.HasPrefix(line, "“") || strings.HasPrefix(line, "\"") ||
		strings.Contains(line, "说:“") || strings.Contains(line, "道:“") || strings.Contains(line, "问:“")
}
