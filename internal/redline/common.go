package redline

// A match is an element that two lists have, by its index in each.
type match struct{ a, b int }

// most bounds the comparisons of one table; of longer lists only the ends are matched.
const most = 4 << 20

// common is the longest common subsequence of two lists, after their equal ends.
func common(a, b []string, same func(a, b string) bool) []match {
	var head, tail []match
	i := 0
	for i < len(a) && i < len(b) && same(a[i], b[i]) {
		head = append(head, match{i, i})
		i++
	}
	n, m := len(a), len(b)
	for n > i && m > i && same(a[n-1], b[m-1]) {
		n, m = n-1, m-1
		tail = append(tail, match{n, m})
	}
	if (n-i)*(m-i) <= most {
		for _, in := range middle(a[i:n], b[i:m], same) {
			head = append(head, match{in.a + i, in.b + i})
		}
	}
	for k := len(tail) - 1; k >= 0; k-- {
		head = append(head, tail[k])
	}
	return head
}

func middle(a, b []string, same func(a, b string) bool) []match {
	if len(a) == 0 || len(b) == 0 {
		return nil
	}
	width := len(b) + 1
	length := make([]int32, (len(a)+1)*width) // of the subsequence from each pair on
	equal := make([]bool, len(length))
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			at := i*width + j
			length[at] = max(length[at+width], length[at+1])
			if equal[at] = same(a[i], b[j]); equal[at] {
				length[at] = max(length[at], length[at+width+1]+1)
			}
		}
	}
	var list []match
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch at := i*width + j; {
		case equal[at] && length[at] == length[at+width+1]+1:
			list = append(list, match{i, j})
			i, j = i+1, j+1
		case length[at+width] >= length[at+1]:
			i++
		default:
			j++
		}
	}
	return list
}
