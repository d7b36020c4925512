package extract

import (
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A decision is what a sentence announces for the lines behind it: who was elected, by labels (主席:), or
// who gets or leaves a post, by a name and a post in each line.
type decision struct {
	action news.Action // "" if nothing is announced
	of     string      // the body that elected, whose seats labels without a body name
}

// announcements are the words that say what the lines behind them decide. A list of a group's
// members is something else.
var announcements = newPhrases(map[class]string{
	group: "小组",
	elect: "选举产生 选举结果 选举出 选举: 当选名单 选出",
	appoint: "以下同志任职 以下同志正式任职 以下同志任命 以下同志正式任命 下列同志任职 下列同志正式任职 下列同志任命 下列同志正式任命 " +
		"任命如下 任命下列 任命以下 任命名单 任职名单 任命的主要官员如下 任命的官员如下 任命的主要官员名单 任命的官员名单",
	remove: "下列同志职务自然免除 下列同志职务自然免去 下列同志的职务自然免除 以下同志职务自然免除 以下同志职务自然免去 下列人员职务自然免除 免去下列同志 免去以下同志 免职如下 免职名单",
})

var electors = regexp.MustCompile(`([\p{Han}]{2,30}?委员会)第[一二三四五六七八九十0-9]+次(?:全体)?会议`)

// decide notes what s announces, by words in it or as a caption.
func (r *roster) decide(s news.Span, caption class) {
	switch caption {
	case appoint:
		r.decision = decision{action: news.Appointed}
	case remove:
		r.decision = decision{action: news.Removed}
	}
	if s.Len() > longestAnnouncement {
		return
	}
	defer r.headElected(s)
	switch said := r.announced(s); {
	case said[group]:
		r.decision = decision{}
	case said[elect]:
		r.action = news.Elected
		if m := electors.FindStringSubmatch(r.string(s)); m != nil {
			r.of = m[1]
		}
	case said[appoint]:
		r.decision = decision{action: news.Appointed}
	case said[remove]:
		r.decision = decision{action: news.Removed}
	}
}

// headElected notes the body that the last line of s is, of which the lines behind name who was elected.
func (r *roster) headElected(s news.Span) {
	if r.action != news.Elected {
		return
	}
	start := s.End - 1
	for start > s.Start && r.gap(start) != newLine && zh.IsHan(r.runes[start]) {
		start--
	}
	if name := r.string(news.Span{Start: start, End: s.End}); r.gap(start) == newLine && r.gap(s.End) == newLine && electing.MatchString(name) {
		r.of = name
	}
}

// electing are the names of bodies whose members are elected.
var electing = regexp.MustCompile(`^\p{Han}{2,}(?:委员会|常委会|人民政府|法院|检察院|总工会|联合会|妇联|政协)$`)

// announced are the classes of the announcements in s.
func (p *paper) announced(s news.Span) (said [128]bool) {
	for i, f := range announcements.all(p.view, s) {
		if i+len(f.runes) <= s.End {
			said[f.class] = true
		}
	}
	return said
}

// longestAnnouncement is in characters.
const longestAnnouncement = 160

// electedLabel reports whether the i-th phrase is a title that names of elected persons follow.
func (r *roster) electedLabel(ts []token, i int) bool {
	if r.action != news.Elected || ts[i].class != post || i+1 >= len(ts) {
		return false
	}
	rest := behindNote(ts[i+1:])
	if len(rest) == 0 {
		return false
	}
	if rest[0].class != colon {
		return r.startsLine(ts[i].Start) && rest[0].class == person && (r.gap(rest[0].Start) == blank || len(rest) < len(ts)-i-1)
	}
	if len(rest) > 1 && rest[1].class == opening && len(behindNote(rest[1:])) == 0 {
		return r.startsLine(ts[i].Start) // the names stand on the lines behind
	}
	return r.startsEntry(rest[1:]) && rest[1].class == person
}

// behindNote are the phrases behind a note in brackets that names nobody, if they begin with one: (按姓氏笔画为序).
func behindNote(ts []token) []token {
	if len(ts) == 0 {
		return ts
	}
	if end := closes(ts, 0); end > 0 && !hasPeople(ts[:end]) {
		return ts[end+1:]
	}
	return ts
}

// beginElected makes a label the post of those who follow.
func (r *roster) beginElected(label seatName) {
	r.open = true
	switch level := levelOf(label.role); {
	case len(label.bodies) > 0:
		r.of = label.bodies[0]
	case level != "" && strings.HasSuffix(r.of, level+"人民政府"):
		label.bodies = []string{r.of}
	case level != "": // 市人大常委会主任:…, 市长:…
		label.bodies = []string{level + "人民政府"}
	case r.of != "":
		label.bodies = []string{r.of}
	}
	label.roster = false
	r.role = label
}

// decidedLine reads a line of a name and a post, or of a post and a name, of which something was announced,
// maybe in the same sentence.
func (r *roster) decidedLine(ts []token) bool {
	if r.action != news.Appointed && r.action != news.Removed {
		return false
	}
	for i := range ts {
		if i > 0 && ts[i-1].class == colon && (ts[i].class == person || ts[i].class == post) {
			ts = ts[i:]
			break
		}
	}
	if len(ts) < 2 || !r.startsLine(ts[0].Start) {
		return false
	}
	return r.postsAndNames(ts) || ts[0].class == person && r.nameAndPost(ts) || ts[0].class == post && r.postAndName(ts)
}

// nameAndPost reads a line that begins with a name.
func (r *roster) nameAndPost(ts []token) bool {
	k := 1
	if end := closes(ts, 1); end > 0 && end+1 < len(ts) {
		k = end + 1
	}
	if ts[k].class != post || r.gap(ts[k].Start) == noGap {
		return false
	}
	r.decided(ts[0], ts[k:])
	return true
}

// postAndName reads a line that ends with a name, unless it signs what was announced: 行政长官 何秋实.
func (r *roster) postAndName(ts []token) bool {
	k := len(ts) - 1
	if ts[k].class == other && honorifics[r.string(ts[k].Span)] {
		k--
	}
	t := ts[k]
	if t.class != person || len(ts[0].posts[0].bodies) == 0 || signed.MatchString(r.string(news.Span{Start: t.End, End: min(len(r.runes), t.End+longestSigning)})) {
		return false
	}
	for _, before := range ts[:k] {
		if before.class != post && before.class != list {
			return false
		}
	}
	r.decided(t, ts[:k])
	return true
}

// postsAndNames reads a line of several posts with a name behind each: 原县扶贫办主任高远、副主任杜衡,原县粮食局局长罗青.
func (r *roster) postsAndNames(ts []token) bool {
	names := 0
	for _, t := range ts {
		switch t.class {
		case person:
			names++
		case post, list, comma, stop:
		case once:
			if r.action != news.Removed {
				return false
			}
		default:
			return false
		}
	}
	if names < 2 || ts[0].class == person {
		return false
	}
	var bodies []string
	for _, t := range r.joinPeople(r.ownPosts(r.joinPosts(ts))) {
		for _, h := range t.people {
			for _, n := range h.own {
				if len(n.bodies) == 0 {
					n.bodies = bodies
				}
				if bodies = n.bodies; bodies != nil {
					r.add("decided-list", r.action, 0.9, h, n, news.Span{Start: h.Start, End: h.End})
				}
			}
		}
	}
	return true
}

// decided makes the facts of a line about who is named in it.
func (r *roster) decided(who token, posts []token) {
	h := &holder{name: who.people[0].name}
	for _, t := range r.joinPosts(posts) {
		for _, n := range t.posts {
			r.add("decided-list", r.action, 0.9, h, n, news.Span{Start: min(h.Start, n.span.Start), End: max(h.End, n.span.End)})
		}
	}
}

// signed is a date that follows a signature.
var signed = regexp.MustCompile(`^[\s]*(?:[0-9]{4}|[一二][〇零九0-9]+)年`)

// longestSigning is in characters.
const longestSigning = 12
