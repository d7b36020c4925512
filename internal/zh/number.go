package zh

// digit is the value of an ASCII or Chinese digit, or -1. The circles are ways to print zero.
func digit(r rune) int {
	switch r {
	case '0', '〇', '零', '○', '◯':
		return 0
	case '1', '一', '壹':
		return 1
	case '2', '二', '两', '贰':
		return 2
	case '3', '三', '叁':
		return 3
	case '4', '四', '肆':
		return 4
	case '5', '五', '伍':
		return 5
	case '6', '六', '陆':
		return 6
	case '7', '七', '柒':
		return 7
	case '8', '八', '捌':
		return 8
	case '9', '九', '玖':
		return 9
	}
	return -1
}

// unit is what a character multiplies the digit before it by, or 0.
func unit(r rune) int {
	switch r {
	case '十', '拾':
		return 10
	case '百', '佰':
		return 100
	case '千', '仟':
		return 1000
	case '万':
		return 10000
	}
	return 0
}

func isNumeral(r rune) bool { return digit(r) >= 0 || unit(r) > 0 }

// maxNumeral bounds the characters of a number, so that it cannot overflow.
const maxNumeral = 9

// Number reads the number at the start of a folded text: 23, 二十三, 一百零五, 二〇一八, 3万. It
// returns how many characters it took, 0 if there is no number.
func Number(folded []rune) (n, length int) {
	total, section, run := 0, 0, 0 // 万s; below 万 with its unit; digits without unit
	for length < min(len(folded), maxNumeral) {
		r := folded[length]
		d, u := digit(r), unit(r)
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
