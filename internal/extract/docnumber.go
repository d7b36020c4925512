package extract

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A docNumber is the number under which an organ issued a document: its letters, the year and the
// number of the year, 云政办发〔2024〕12号.
type docNumber struct {
	news.Span // in the view
	text      string
	year      int
}

// heads reports whether a number stands in the head of a document, which then is the one that the
// text is: alone at the end of a line, or behind its label.
func (p *paper) heads(n docNumber) bool {
	start, end := n.Start, n.End
	if label := p.string(news.Span{Start: max(0, start-3), End: start}); label == "文号:" || label == "字号:" {
		return true
	}
	if containsRune("([", p.rune(start-1)) && containsRune(")]", p.rune(end)) {
		start, end = start-1, end+1
	}
	return p.gap(start) != noGap && p.gap(end) == newLine
}

// docNumbers are the document numbers of the text in their order.
func (p *paper) docNumbers() (found []docNumber) {
	for i, r := range p.runes {
		if r == '号' {
			if n, ok := p.docNumberTo(i); ok {
				found = append(found, n)
			}
		}
	}
	return found
}

// docNumberTo is the document number that ends in the 号 at i.
func (p *paper) docNumberTo(i int) (docNumber, bool) {
	number := p.digitsTo(i)
	k := number.Start
	if p.rune(k-1) == '第' {
		k--
	}
	year := p.digitsTo(k - 1)
	y, sane := issueYear(p.runes, year)
	letters := p.lettersTo(year.Start - 1)
	if number.Len() == 0 || number.Len() > 5 || !sane || !brackets[[2]rune{p.rune(year.Start - 1), p.rune(k - 1)}] || letters.Len() < 2 {
		return docNumber{}, false
	}
	count := strings.TrimLeft(p.string(number), "0")
	text := p.string(letters) + "〔" + strconv.Itoa(y) + "〕" + count + "号"
	return docNumber{news.Span{Start: letters.Start, End: i + 1}, text, y}, count != ""
}

// brackets are those that pages put around the year; 〔〕 is right.
var brackets = map[[2]rune]bool{
	{'〔', '〕'}: true, {'[', ']'}: true, {'(', ')'}: true, {'【', '】'}: true, {'《', '》'}: true, {'﹝', '﹞'}: true, {'〖', '〗'}: true, {'{', '}'}: true,
}

// digitsTo are the digits that end before i.
func (p *paper) digitsTo(i int) news.Span {
	start := i
	for isDigit(p.rune(start - 1)) {
		start--
	}
	return news.Span{Start: start, End: i}
}

// issueYear is the year that digits are, also of before 2000 with two of them. It reports whether
// they can be one.
func issueYear(runes []rune, s news.Span) (year int, sane bool) {
	if s.Len() != 2 && s.Len() != 4 {
		return 0, false
	}
	year, err := strconv.Atoi(string(runes[s.Start:s.End]))
	if s.Len() == 2 {
		year += 1900
	}
	return year, err == nil && year >= 1949 && year < 2100
}

// lettersTo are the letters of the organ and of the kind of document that end before i. Words that
// lead a number in a sentence are none: 以云政办发.
func (p *paper) lettersTo(i int) news.Span {
	start := i
	for start > i-longestLetters && zh.IsHan(p.rune(start-1)) && (start == i || p.gap(start) == noGap) {
		start--
	}
	text := p.string(news.Span{Start: max(0, start), End: max(0, i)})
	if k := beforeLetters.FindStringIndex(text); k != nil {
		start += len([]rune(text[:k[1]]))
	}
	return news.Span{Start: start, End: i}
}

// longestLetters is how many letters there are at most: 人社部发 has four.
const longestLetters = 10

// beforeLetters are words that stand before letters and are none.
var beforeLetters = regexp.MustCompile(`^.*(?:以|按|见|由|在|将|的|号和|号与|号及|号|根据|依据|依照|按照|印发|下发|转发|文件|通知|决定|意见|规定|方案|批准|人民政府|办公厅|办公室|委员会)|^[据经依和与及]`)
