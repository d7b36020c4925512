package zh

// digits are the Chinese digits in order of value; the circles are print's ways to write zero.
var digits = map[rune]int{
	'〇': 0, '零': 0, '○': 0, '◯': 0,
	'一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9,
	'壹': 1, '贰': 2, '叁': 3, '肆': 4, '伍': 5, '陆': 6, '柒': 7, '捌': 8, '玖': 9,
}

// units multiply the digit before them.
var units = map[rune]int{
	'十': 10, '拾': 10, '百': 100, '佰': 100, '千': 1000, '仟': 1000, '万': 10000,
}

// digit is the value of an ASCII or Chinese digit, or -1.
func digit(r rune) int {
	if r < 0x80 {
		if r >= '0' && r <= '9' {
			return int(r - '0')
		}
		return -1
	}
	if d, ok := digits[r]; ok {
		return d
	}
	return -1
}

func isNumeral(r rune) bool { return digit(r) >= 0 || units[r] > 0 }

// maxNumeral bounds the characters of a number, so that it cannot overflow.
const maxNumeral = 9

// Number reads the number at the start of a folded text: 23, 二十三, 一百零五, 二〇一八, 3万. It
// returns how many characters it took, 0 if there is no number.
func Number(folded []rune) (n, length int) {
	total, section, run := 0, 0, 0 // 万s; below 万 with its unit; digits without unit
	for length < min(len(folded), maxNumeral) {
		r := folded[length]
		d, u := digit(r), units[r]
		switch {
		case d >= 0:
			run = run*10 + d
		case u == 10000 && length > 0:
			total, section, run = total+(section+run)*u, 0, 0
		case u > 0 && u < 10000:
			section, run = section+max(run, 1)*u, 0
		default:
			return total + section + run, length
		}
		length++
	}
	return total + section + run, length
}

// Ordinal reads an ordinal at the start of a folded text: 第六, 第23. It returns how many
// characters it took, 0 if there is none.
func Ordinal(folded []rune) (n, length int) {
	if len(folded) == 0 || folded[0] != '第' {
		return 0, 0
	}
	if n, length = Number(folded[1:]); length == 0 {
		return 0, 0
	}
	return n, length + 1
}
