package webpage

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// bodyNames are the ids and classes, in lower case, with which the content systems of Chinese
// sites mark the text of an article and nothing else.
var bodyNames = map[string]bool{}

func init() {
	for name := range strings.FieldsSeq(`
		trs_editor trs_editor_view trs_ueditor ucap-content ucap-html pages_content zoom zoomcon ivs_content
		rm_txt_con rm_txt_zw rwb_zw p_content show_text p-detail detailcontent detail_content detail-content
		article-content article_content articlecontent articletext article-body article_body articlebody artibody
		contentmain contenttext content_area text_area left_zw art-con article_con news_body_txt_a maintext js_content
		entry-content post-content post_content detail_txt endtext cnt-main-article-qq news_txt con_txt bt_content
		pressrelease main-news-list view-content text-content content-text cont_txt news_content news-content`) {
		bodyNames[name] = true
	}
}

// isNamedBody reports whether an element says that it is the text of an article.
func isNamedBody(n *html.Node) bool {
	for _, a := range n.Attr {
		switch {
		case a.Key == "itemprop" && strings.EqualFold(a.Val, "articleBody"):
			return true
		case a.Key != "class" && a.Key != "id":
		case len(a.Val) < 80:
			for name := range strings.FieldsSeq(a.Val) {
				if bodyNames[strings.ToLower(name)] {
					return true
				}
			}
		}
	}
	return false
}

// forum are words of what stands around an article for readers to say or to do.
var forum = []string{"评论", "登录", "举报", "加载中", "二维码", "点赞", "回复", "刷新", "表情"}

func isForum(l line) bool {
	return isShort(l.text, 30) && !strings.Contains(l.text, "。") && containsAny(l.text, forum)
}

// A weigher tells how much prose a range of lines has, in bytes.
type weigher struct {
	prose []int // before each line
	foot  int   // the line where the foot of the page begins
}

// weigh weighs the lines behind the headline. Entries of lists, what is hidden and the foot weigh
// nothing.
func (p *parser) weigh() weigher {
	w := weigher{prose: make([]int, len(p.page.lines)+1), foot: p.foot}
	for i, l := range p.page.lines {
		w.prose[i+1] = w.prose[i]
		if i >= p.head && i < w.foot && !l.hidden && (!l.links || isSentence(l)) {
			w.prose[i+1] += len(l.text)
		}
	}
	return w
}

func (w weigher) of(from, to int) int { return w.prose[to] - w.prose[from] }

// footOf is the line where the foot of the page begins: whose site it is, and which number it has.
func footOf(lines []line, marks []string) int {
	at := len(lines)
	for i, l := range slices.Backward(lines) {
		legal := at < len(lines) && containsAny(l.text, legalMarks)
		if isSentence(l) && !legal {
			break
		}
		if legal || containsAny(l.text, marks) {
			at = i
		}
	}
	return at
}

// isSentence reports whether a line is part of a text rather than of a page.
func isSentence(l line) bool {
	return !l.linked && !l.hidden && len(l.text) > 90 && strings.ContainsAny(l.text, "。！？；") && !isShareHint(l) || len(l.text) > 600
}

// contained are the lines of the article where the page leaves no doubt which element holds it:
// the innermost that has nearly all prose behind the headline, or a third of it and the name of one.
// Where sentences are left outside, there is doubt.
func (p *parser) contained() []line {
	w := p.weigh()
	all := w.of(p.head, len(p.page.lines))
	if all == 0 {
		return nil
	}
	var best span
	for _, s := range p.page.spans {
		share := w.of(s.from, s.to) * 100 / all
		if share >= 80 || share >= 30 && isNamedBody(s.node) {
			if best.node == nil || s.to-s.from < best.to-best.from {
				best = s
			}
		}
	}
	if best.node != nil {
		best = p.withLead(best)
	}
	if best.node == nil || !p.encloses(best, w) {
		return nil
	}
	lines := p.article(p.page.lines[best.from:best.to])
	if !mostlyText(lines) || slices.ContainsFunc(lines, isForum) {
		return nil
	}
	return lines
}

// withLead is the innermost element around s that also holds the sentences between the headline and it, as a summary that
// opens the article; s itself where there are none.
func (p *parser) withLead(s span) span {
	lead := slices.IndexFunc(p.page.lines[min(p.head, s.from):s.from], isSentence)
	if lead < 0 {
		return s
	}
	best := s
	for _, around := range p.page.spans {
		if around.from <= p.head+lead && around.to >= s.to && (best == s || around.to-around.from < best.to-best.from) {
			best = around
		}
	}
	return best
}

// encloses reports whether no sentence of the article can stand outside s: none between the
// headline and it, and none behind it unless it has the name of an article.
func (p *parser) encloses(s span, w weigher) bool {
	if p.head < s.from && slices.ContainsFunc(p.page.lines[p.head:s.from], isSentence) {
		return false
	}
	end := min(max(s.to, w.foot), len(p.page.lines))
	if isNamedBody(s.node) {
		end = min(end, s.to+3)
	}
	behind := p.page.lines[s.to:end]
	if i := slices.IndexFunc(behind, func(l line) bool { return kindOf(l) == closing }); i >= 0 {
		behind = behind[:i]
	}
	return !slices.ContainsFunc(behind, isSentence)
}

// mostlyText reports whether at most a tenth of the lines' text is links.
func mostlyText(lines []line) bool {
	text, linked := 0, 0
	for _, l := range lines {
		text += len(l.text)
		if l.linked {
			linked += len(l.text)
		}
	}
	return linked*10 <= text && text > 0
}
