package extract

import "strings"

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

// isFiction reports whether the text is a story, or about one, rather than news: in stories people
// talk, so that whole lines are direct speech.
func (p *paper) isFiction() bool {
	return p.isStory() || p.isPlay()
}

// playWords are what is written of plays, films and novels.
var playWords = newPhrases(map[class]string{other: "剧中 饰演 主演 剧情 该剧 本剧 大结局 剧集 编剧 导演 角色 台词 主人公 原著 追剧 热播 续集 电视剧 收视率"})

// isPlay reports whether many different words say that the text is about a play.
func (p *paper) isPlay() bool {
	seen := map[string]bool{}
	for i := range p.runes {
		if f, ok := playWords.at(p.view, i); ok {
			seen[string(f.runes)] = true
		}
	}
	return len(seen) >= 4
}

// isStory reports whether lines are direct speech.
func (p *paper) isStory() bool {
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
