package webpage

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// inNumerals is a day in Chinese numerals. Typists write circles, letters and digits for the zero.
var inNumerals = regexp.MustCompile(`([一二][` + zeros + `一二三四五六七八九]{3})年\s?([一二三四五六七八九十]{1,3})月\s?([一二三四五六七八九十]{1,3})日`)

const zeros = "〇○◯零OＯ0"

var (
	digitOf = strings.NewReplacer("〇", "0", "○", "0", "◯", "0", "零", "0", "O", "0", "Ｏ", "0", "一", "1", "二", "2", "三", "3", "四", "4",
		"五", "5", "六", "6", "七", "7", "八", "8", "九", "9")
	narrowDigit = strings.NewReplacer("０", "0", "１", "1", "２", "2", "３", "3", "４", "4", "５", "5", "６", "6", "７", "7", "８", "8", "９", "9")
)

// shortYear is a day behind its label, with two digits of the year.
var shortYear = regexp.MustCompile(`((?:时间|日期)\s?[:：]?\s?)(\d\d-\d\d-\d\d)(\D|\d\d:|$)`)

// arabic writes days in Chinese numerals, full-width digits and years of two digits as most pages do.
func arabic(text string) string {
	if strings.Contains(text, "\xef\xbc") {
		text = narrowDigit.Replace(text)
	}
	if strings.Contains(text, "时间") || strings.Contains(text, "日期") {
		text = shortYear.ReplaceAllString(text, "${1}20$2$3")
	}
	if !endsNumeral(text) {
		return text
	}
	return inNumerals.ReplaceAllStringFunc(text, func(day string) string {
		m := inNumerals.FindStringSubmatch(day)
		month, _ := zh.Number([]rune(m[2]))
		dom, _ := zh.Number([]rune(m[3]))
		return fmt.Sprintf("%s年%d月%d日", digitOf.Replace(m[1]), month, dom)
	})
}

// endsNumeral reports whether a Chinese numeral stands before any 年: few lines need more than this look.
func endsNumeral(text string) bool {
	for {
		before, rest, found := strings.Cut(text, "年")
		if !found {
			return false
		}
		if last := before[max(0, len(before)-len("一")):]; last != "" && strings.Contains(zeros+"一二三四五六七八九", last) {
			return true
		}
		text = rest
	}
}

// holdsYear reports whether any of the forms can match text. Most lines of a page show no year,
// and are spared the expressions.
func holdsYear(text string) bool {
	for i := 0; i+4 <= len(text); i++ {
		if century := text[i : i+2]; (century == "20" || century == "19") && isDigit(text[i+2]) && isDigit(text[i+3]) {
			return true
		}
	}
	return false
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
