package postgres

import (
	"crypto/rand"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

type articleKey struct{ source, page string }

// A telling says which story an article prints.
type telling struct {
	article articleKey
	story   string
}

// members are the article and its copies.
func (c Copied) members() []articleKey {
	all := []articleKey{{c.Source, c.Page}}
	for _, near := range c.Copies {
		all = append(all, articleKey{near.Source, near.Page})
	}
	return all
}

// A storySet is articles that print one story, and the other stories that they were told before.
type storySet struct {
	story   string
	members []articleKey
	ended   []string
}

// setsOf puts together the articles that copies link, directly, over others or over the stories that they were
// told before.
func setsOf(copied []Copied, told map[articleKey]string) (sets []*storySet) {
	linked := links{}
	for _, c := range copied {
		for _, member := range c.members() {
			linked.join(articleKey{c.Source, c.Page}, member)
			if story := told[member]; story != "" {
				linked.join(member, story)
			}
		}
	}
	byRoot, seen := map[any]*storySet{}, map[articleKey]bool{}
	for _, c := range copied {
		root := linked.root(articleKey{c.Source, c.Page})
		set, known := byRoot[root]
		if !known {
			set = &storySet{}
			byRoot[root], sets = set, append(sets, set)
		}
		for _, member := range c.members() {
			if !seen[member] {
				seen[member] = true
				set.add(member, told[member])
			}
		}
	}
	for _, set := range sets {
		set.choose()
	}
	return sets
}

func (s *storySet) add(member articleKey, told string) {
	s.members = append(s.members, member)
	if told != "" {
		s.ended = append(s.ended, told)
	}
}

// choose keeps the least of several stories, so that whoever joins them arrives at the same, or makes a new one.
func (s *storySet) choose() {
	if len(s.ended) == 0 {
		s.story = news.UUID([]byte(rand.Text()))
		return
	}
	slices.Sort(s.ended)
	s.ended = slices.Compact(s.ended)
	s.story, s.ended = s.ended[0], s.ended[1:]
}

// links leads from articles and stories to others that they are one with, in the end to one for all.
type links map[any]any

func (l links) root(node any) any {
	for next, more := l[node]; more; next, more = l[node] {
		node = next
	}
	return node
}

func (l links) join(a, b any) {
	if from, to := l.root(a), l.root(b); from != to {
		l[from] = to
	}
}
