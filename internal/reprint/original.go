package reprint

import (
	"cmp"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// A Copy is one of the articles that print a story, as far as it tells which was first.
type Copy struct {
	Site      []string // what the site and who answers for it are called
	Origin    string   // who the article names as its origin (来源), or ""
	Published news.Moment
}

// Original tells which copy is the first, and who published the story first. What copies say
// counts before when they appeared, since sites date a reprint as they like: the origin that most
// of them name, and if its own site names another, that one; of copies on its site the earliest.
// Where no copy is on the site of the origin, or none names one, the earliest copy stands first.
// Of two of one day, one that prints its time is the earlier; an undated one is the last. No
// copies have no original: -1.
func Original(f *zh.Folder, copies []Copy) (first int, publisher string) {
	origin := originOf(f, copies)
	first = -1
	for i, c := range copies {
		if first < 0 || ofSite(f, c, origin) && !ofSite(f, copies[first], origin) ||
			ofSite(f, c, origin) == ofSite(f, copies[first], origin) && earlier(c.Published, copies[first].Published) < 0 {
			first = i
		}
	}
	switch {
	case origin != "":
		return first, origin
	case first >= 0 && len(copies[first].Site) > 0:
		return first, copies[first].Site[0]
	}
	return first, ""
}

// originOf is who most copies name, followed to who that one names. Sites that name each other
// tell nothing.
func originOf(f *zh.Folder, copies []Copy) string {
	origin := mostNamed(copies)
	for range copies {
		next := namedBy(f, copies, origin)
		if next == "" {
			return origin
		}
		origin = next
	}
	return ""
}

// namedBy is who the site of that name says it has the story from, or "".
func namedBy(f *zh.Folder, copies []Copy, site string) string {
	for _, c := range copies {
		if ofSite(f, c, site) && c.Origin != "" && !ofSite(f, c, c.Origin) {
			return c.Origin
		}
	}
	return ""
}

// mostNamed is the origin that most copies name; of two named as often, that of the earlier copy.
func mostNamed(copies []Copy) string {
	inTime := slices.SortedStableFunc(slices.Values(copies), func(a, b Copy) int { return earlier(a.Published, b.Published) })
	count := map[string]int{}
	best := ""
	for _, c := range inTime {
		if c.Origin != "" {
			count[c.Origin]++
		}
	}
	for _, c := range inTime {
		if count[c.Origin] > count[best] {
			best = c.Origin
		}
	}
	return best
}

// ofSite reports whether the copy is on the site that name stands for.
func ofSite(f *zh.Folder, c Copy, name string) bool {
	return name != "" && slices.ContainsFunc(c.Site, func(site string) bool { return sameName(f, site, name) })
}

// sameName also takes the parts of a name that says which part of the site it is: 云岭网－云岭日报.
func sameName(f *zh.Folder, a, b string) bool {
	a, b = bare(f, a), bare(f, b)
	return a == b || slices.Contains(strings.FieldsFunc(b, parts), a)
}

func bare(f *zh.Folder, name string) string {
	return strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(f.String(name)), "网站"))
}

func parts(r rune) bool { return strings.ContainsRune("-—–·、/|, ", r) }

// earlier compares publication times by what is known of them.
func earlier(a, b news.Moment) int {
	if a.IsZero() || b.IsZero() {
		return cmp.Compare(rank(!a.IsZero()), rank(!b.IsZero()))
	}
	return cmp.Or(
		a.Date().First().Compare(b.Date().First()),
		cmp.Compare(rank(a.Precision != news.ToDay), rank(b.Precision != news.ToDay)),
		a.Time.Compare(b.Time),
	)
}

func rank(first bool) int {
	if first {
		return 0
	}
	return 1
}
