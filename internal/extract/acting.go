package extract

import (
	"regexp"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// Reports of meetings name those who take part without their posts, which readers are to know:
// 王立峰、李慕白参加会议. Beside somebody whose post is told they are officials.

// act notes who does what officials do, as the subject of a clause.
func (s *sentence) act() {
	if s.says(sportWord) {
		return
	}
	for i, t := range s.tokens {
		if t.class != person || len(t.people[0].own) > 0 {
			continue
		}
		if posts := s.postTold(i); len(posts) > 0 && !posts[0].isPrivate() {
			t.people[0].name.post = s.postText(&holder{name: t.people[0].name, own: posts})
			continue
		}
		if s.addressed(i) {
			t.people[0].name.post = s.tokens[i+1].posts[0].role
			continue
		}
		if s.leaves(i) {
			t.people[0].name.acts = true
			continue
		}
		behind := news.Span{Start: t.End, End: min(t.End+longestAct, s.span.End)}
		before := news.Span{Start: max(t.Start-longestAct, s.span.Start), End: t.Start}
		if actsBehind.MatchString(s.string(behind)) && subjectBefore.MatchString(s.string(before)) || actsBefore.MatchString(s.string(before)) {
			for _, h := range t.people {
				h.name.acts = h.End == t.End || !zh.IsHan(s.rune(h.End)) // else 芦溪|市委书记严明
			}
		}
	}
}

// leaves reports whether the i-th phrase is somebody who is said to leave a post that is not told again:
// 此前任该职的|高远|已不再担任, 将接替|马德全. Where it is told, rules judge of it.
func (s *sentence) leaves(i int) bool {
	if i > 0 && (s.tokens[i-1].class == replace || s.tokens[i-1].class == remove) {
		return true
	}
	if i+1 == len(s.tokens) || i+2 < len(s.tokens) && s.tokens[i+2].class == post {
		return false
	}
	return s.tokens[i+1].class == cease || s.tokens[i+1].class == quit
}

// addressed reports whether the i-th phrase is somebody with a title of officials right behind the name: 高远|副省长.
func (s *sentence) addressed(i int) bool {
	if i+1 == len(s.tokens) || s.tokens[i+1].class != post || s.tokens[i+1].Start != s.tokens[i].End || s.gap(s.tokens[i].End) != noGap {
		return false
	}
	posts := s.tokens[i+1].posts
	return len(posts[0].bodies) == 0 && ofOffice.endOf(posts[0].role)
}

// postTold is the post that is said to be the present or proposed one of whom the i-th phrase names: 高远|,现任省水利厅副厅长.
func (s *sentence) postTold(i int) []seatName {
	k := i + 1
	if k < len(s.tokens) && s.tokens[k].class == comma {
		k++
	}
	if k+1 >= len(s.tokens) || s.tokens[k].class != present && s.tokens[k].class != propose {
		return nil
	}
	return s.tokens[k+1].posts
}

// longestAct is within how many characters of a name it is told what its bearer does.
const longestAct = 24

var (
	subjectBefore = regexp.MustCompile(`(?:^|[,;:。”]|由|老同志|新当选的|新任命的)$`)
	actsBehind    = regexp.MustCompile(`^(?:等?(?:领导)?(?:同志|人)?),?(?:分别|也|还|共同|一同|一起|应邀|全程|随后|先后|就[^,。;]{1,12})*` +
		`(?:出席|参加|列席|陪同|随同|到会|参会|一同|主持|就座|在主席台|进行了?宪法宣誓|宣读|作[^,。;]{0,14}(?:发言|报告|讲话|说明|点评|部署)|讲话|提出要求)`)
	actsBefore = regexp.MustCompile(`(?:出席|参加|列席|陪同)(?:[^,。;:]{0,10}的)?(?:[^,。;:]{0,6}领导)?(?:同志)?(?:还)?(?:有|包括):?$`)
)
