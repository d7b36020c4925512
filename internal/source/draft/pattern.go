package draft

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// A group are links whose addresses have one form but for numbers and folders.
type group struct {
	tail    string     // expression for the end of the path, which is numbered
	folders []string   // what stands before
	parts   [][]string // of the ends
	letters int        // of all titles
	dates   int
}

// fewest is how many links of one form make a list.
const fewest = 3

// findArticles finds the form of address that the most, and the longest, titles link to:
// navigation has short names and few numbers.
func (d *declaration) findArticles(entries []source.Entry) error {
	groups := map[string]*group{}
	for _, e := range entries {
		folder, parts := split(e.URL)
		tail := generalised(parts)
		g := groups[tail]
		if g == nil {
			g = &group{tail: tail}
			groups[tail] = g
		}
		g.add(folder, parts, e)
	}
	var best *group
	for _, g := range groups {
		if g.better(best) {
			best = g
		}
	}
	if best == nil {
		return errors.New("no repeated form of link was found: is this a list of articles, and is it in the page and not loaded by a script?")
	}
	d.article = "^" + common(best.folders) + best.expression() + "$"
	return nil
}

func (g *group) add(folder string, parts []string, e source.Entry) {
	g.folders, g.parts = append(g.folders, folder), append(g.parts, parts)
	g.letters += min(40, weight(e.Title))
	if !e.Published.IsZero() {
		g.dates++
	}
}

// weight is how long a title is to a reader: a Han character tells as much as three letters.
func weight(title string) int { return max(1, len(title)/3+utf8.RuneCountInString(title)/6) }

// better reports whether g is likelier to be the articles than other; equals are told apart by
// their form, so that the answer does not depend on the order of a map.
func (g *group) better(other *group) bool {
	if len(g.folders) < fewest || !strings.Contains(g.tail, `\d`) && !strings.Contains(g.tail, "0-9") {
		return false
	}
	if other == nil || g.score() != other.score() {
		return other == nil || g.score() > other.score()
	}
	return g.tail < other.tail
}

func (g *group) score() int { return g.letters * (1 + g.dates/len(g.folders)) }

// common is the expression for the folders of a group: the one they are all in, or what they
// share and anything below it.
func common(folders []string) string {
	shared := strings.Split(folders[0], "/")
	for _, folder := range folders[1:] {
		parts := strings.Split(folder, "/")
		n := 0
		for n < min(len(shared), len(parts)) && shared[n] == parts[n] {
			n++
		}
		shared = shared[:n]
	}
	if same := !slices.ContainsFunc(folders, func(f string) bool { return f != folders[0] }); same {
		return named(shared)
	}
	return strings.TrimSuffix(named(shared), "/") + "/(.+/)?"
}

// named is the expression for folders, in which only years, months and days are numbered.
func named(folders []string) string {
	expressions := make([]string, len(folders))
	for i, f := range folders {
		expressions[i] = regexp.QuoteMeta(f)
		if year.MatchString(f) || month.MatchString(f) || day.MatchString(f) {
			expressions[i] = number(f)
		}
	}
	return strings.Join(expressions, "/")
}

// expression is that for the ends of the group. A part that is the same in all of them, and no
// date, is a name: c108378.
func (g *group) expression() string {
	parts := slices.Clone(g.parts[0])
	for i, part := range parts[:len(parts)-1] {
		differs := slices.ContainsFunc(g.parts, func(p []string) bool { return p[i] != part })
		if differs || isDated(part) {
			parts[i] = numbered(part)
		} else {
			parts[i] = regexp.QuoteMeta(part)
		}
	}
	last := &parts[len(parts)-1]
	if *last == "" {
		*last = `(index\.s?html?)?` // a folder, and the page that stands for it
	} else {
		*last = strings.ReplaceAll(numbered(*last), `\d{1,2}`, `\d+`) // a count grows
	}
	return strings.Join(parts, "/")
}

// split parts the path and query of an address into the folder, a name, and the parts behind it,
// which are numbered: dates, numbers, keys and the last part.
func split(address string) (folder string, tail []string) {
	u, err := url.Parse(address)
	if err != nil {
		return "", []string{""}
	}
	parts := strings.Split(u.EscapedPath(), "/")
	first := len(parts) - 1
	for first > 1 && (isDated(parts[first-1]) || parts[first] == "" && first == len(parts)-1) {
		first--
	}
	if u.RawQuery != "" {
		parts[len(parts)-1] += "?" + u.RawQuery
	}
	return strings.Join(parts[:first], "/") + "/", parts[first:]
}

func generalised(parts []string) string {
	expressions := make([]string, len(parts))
	for i, part := range parts {
		expressions[i] = numbered(part)
	}
	return strings.Join(expressions, "/")
}

var (
	token  = regexp.MustCompile(`[0-9A-Za-z]+|[^0-9A-Za-z]+`)
	digits = regexp.MustCompile(`\d+`)
	hex    = regexp.MustCompile(`^[0-9a-f]{16,}$`)
	word   = regexp.MustCompile(`[A-Za-z]{2,}`)
	// year, year and month, and day, in one number
	year  = regexp.MustCompile(`^(?:19|20)\d\d$`)
	month = regexp.MustCompile(`^(?:19|20)\d\d(?:0[1-9]|1[0-2])$`)
	day   = regexp.MustCompile(`^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$`)
)

// isDated reports whether a folder is one of many that are numbered: a date or a part of one, a
// number, a key. Names with a number of their own are none: s7051, zcjd_120614.
func isDated(part string) bool {
	return digits.MatchString(part) && (hex.MatchString(part) || !word.MatchString(part) && strings.Trim(part, "0123456789-_c") == "")
}

// numbered is the expression for one part of a path: what is numbered in it may be another
// number of the same kind.
func numbered(part string) string {
	return token.ReplaceAllStringFunc(part, func(t string) string {
		switch n := len(digits.FindAllString(t, -1)); {
		case hex.MatchString(t) && strings.ContainsAny(t, "abcdef"):
			return fmt.Sprintf(`[0-9a-f]{%d}`, len(t))
		case n > 1 && len(t) >= 8:
			return `[0-9A-Za-z]+`
		}
		return digits.ReplaceAllStringFunc(regexp.QuoteMeta(t), number)
	})
}

// number is the expression for a number: years, months and days have a fixed length.
func number(n string) string {
	switch {
	case year.MatchString(n):
		return `\d{4}`
	case month.MatchString(n):
		return `\d{6}`
	case day.MatchString(n):
		return `\d{8}`
	case len(n) <= 2:
		return `\d{1,2}`
	}
	return `\d+`
}
