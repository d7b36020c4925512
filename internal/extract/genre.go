package extract

import (
	"regexp"
	"slices"
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

// The kinds of words that only texts hold which are no news, if they hold several.
const (
	playWord     class = iota // written of plays, films and novels
	exerciseWord              // stands in examination questions
	patternWord               // in documents that are for sale or to be filled in
	novelWord                 // beside the chapters of novels
)

var unrealWords = newPhrases(map[class]string{
	playWord:     "剧中 饰演 主演 剧情 该剧 本剧 大结局 剧集 编剧 导演 角色 台词 主人公 原著 追剧 热播 续集 电视剧 收视率",
	exerciseWord: "参考答案 单项选择 多项选择 判断题 下列关于 下列说法 说法错误 说法正确 练习题 专项练习 试题 题库 真题 申论 给定资料 根据材料",
	novelWord:    "未完待续 上一章 下一章 加入书签 加入书架 推荐票 月票 章节目录 本书 小说作品",
	patternWord:  "范文 通用版 篇一】 篇二】 ××× XXX 填写单位 会员上传 Word版 模板",
})

// enoughWords is how many different words of a kind make a text none of news.
var enoughWords = [...]int{playWord: 4, exerciseWord: 2, patternWord: 3, novelWord: 2}

// isUnreal reports whether the text has enough words of a kind.
func (p *paper) isUnreal() bool {
	var seen [len(enoughWords)][]string
	for _, f := range unrealWords.all(p.view, p.whole()) {
		if word := string(f.runes); !slices.Contains(seen[f.class], word) {
			seen[f.class] = append(seen[f.class], word)
		}
	}
	for kind, words := range seen {
		if len(words) >= enoughWords[kind] {
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

// debunking are words of texts that say of a rumour that it is none but that.
var debunking = newPhrases(map[class]string{other: "谣言 辟谣 造谣 信谣 传谣 假的 不实信息 虚假信息 不实之词 网传 流传 编造 求证 与事实不符"})

// isDebunking reports whether the text has two different ones of them.
func (p *paper) isDebunking() bool {
	first := ""
	for _, f := range debunking.all(p.view, p.whole()) {
		if word := string(f.runes); first == "" {
			first = word
		} else if word != first {
			return true
		}
	}
	return false
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
