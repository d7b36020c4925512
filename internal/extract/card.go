package extract

import (
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A card tells of one person in lines with a label each, as public notices do: 姓名：高远, 现任职务：…, 拟任职务：….

// cardLabels are the labels of its lines that are read.
var cardLabels = newPhrases(map[class]string{
	person:  "姓名 拟任人选 拟任职人选 公示对象",
	seat:    "现任职务 现任 现职 现工作单位及职务 现任单位及职务 现任职务及职级 现任岗位",
	propose: "拟任职务 拟任职位 拟任岗位 拟任免职务 拟提任职务 拟提拔职务 拟任 拟任职",
})

// cardLine reads the lines of a card in a sentence and reports whether it has any.
func (r *roster) cardLine(ts []token) bool {
	read := false
	for i := 1; i < len(ts); i++ {
		if ts[i].class != colon {
			continue
		}
		switch label, value := r.cardLabel(ts[i].Start), ts[i+1:]; {
		case label == person && len(value) > 0 && value[0].class == person:
			r.bearer = &holder{name: value[0].people[0].name}
			read = true
		case label == seat && r.bearer != nil:
			r.bearer.own = postsOf(value)
			read = true
		case label == propose && r.bearer != nil:
			r.propose(postsOf(value))
			read = true
		}
	}
	return read
}

// cardLabel is what the label before the colon at i says, or 0. A label stands at the start of its cell.
func (p *paper) cardLabel(i int) class {
	for k := i - 1; k >= max(0, i-longestCardLabel); k-- {
		if f, ok := cardLabels.at(p.view, k); ok && k+len(f.runes) == i && (p.gap(k) != noGap || strings.ContainsRune(",;。、", p.rune(k-1))) {
			return f.class
		}
	}
	return 0
}

// longestCardLabel is in characters.
const longestCardLabel = 9

// propose makes the facts of what the bearer of the card is proposed for.
func (r *roster) propose(posts []seatName) {
	r.bearer.name.post = r.postText(r.bearer)
	for _, n := range posts {
		r.add("card", news.Proposed, 0.9, r.bearer, n, news.Span{Start: r.bearer.Start, End: n.span.End})
	}
}

// postsOf are the posts that a value begins with, up to the next label.
func postsOf(value []token) (posts []seatName) {
	for _, t := range value {
		switch t.class {
		case post:
			posts = append(posts, t.posts...)
		case list, comma:
		default:
			return posts
		}
	}
	return posts
}
