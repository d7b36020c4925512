package source

import (
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

const (
	pageMark = "{page}"
	nameMark = "{name}"
)

// dayMarks stand for the parts of a day in an address.
var dayMarks = []struct{ mark, layout, form string }{
	{"{yyyy}", "2006", `(?P<y>\d{4})`}, {"{mm}", "01", `(?P<m>\d\d)`}, {"{dd}", "02", `(?P<d>\d\d)`},
}

// A series makes the addresses of the list pages behind one start.
type series struct {
	start   string
	address string // absolute, with marks
	second  int
}

// seriesOf is the series of a start as it was declared, and its first address. Both are the
// start alone if nothing is numbered.
func (p Paging) seriesOf(start *url.URL) series {
	second := p.Second
	if second == 0 {
		second = 2
	}
	declared := marked(start)
	if strings.Contains(declared, pageMark) {
		return series{start: numbered(declared, second-1), address: declared, second: second}
	}
	s := series{start: declared, second: second}
	if u, err := start.Parse(strings.ReplaceAll(p.Address, nameMark, stem(start))); err == nil && p.Address != "" {
		s.address = marked(canonical(u))
	}
	return s
}

// stem is the name of a start's file without its ending: list_ft for /a/list_ft.shtml.
func stem(start *url.URL) string {
	name := start.Path[strings.LastIndexByte(start.Path, '/')+1:]
	return strings.TrimSuffix(name, path.Ext(name))
}

// marked is the canonical address of u with its marks as they were declared: package url
// escapes braces.
func marked(u *url.URL) string {
	return strings.NewReplacer("%7B", "{", "%7D", "}").Replace(Canonical(u))
}

func numbered(address string, n int) string {
	return strings.ReplaceAll(address, pageMark, strconv.Itoa(n))
}

// paged is the address of the list page behind this one, "" if none is known. Behind a numbered
// page without entries there is none.
func (s Source) paged(page news.Page, entries int) string {
	for _, at := range s.series {
		switch {
		case at.address == "":
		case strings.Contains(at.address, pageMark):
			if n := at.number(page.URL); n > 0 && entries > 0 {
				return numbered(at.address, n)
			}
		default:
			if day := at.day(page, s.Location()); !day.IsZero() {
				return dated(at.address, day)
			}
		}
	}
	return ""
}

// number is that of the page behind address, 0 if the address is none of the series.
func (s series) number(address string) int {
	if address == s.start {
		return s.second
	}
	m := s.pattern().FindStringSubmatch(address)
	if m == nil {
		return 0
	}
	n, _ := strconv.Atoi(m[1]) // the pattern admits nine digits
	return n + 1
}

// day is the day before that of the page, zero if the page is none of the series. The start
// shows the day on which it is fetched.
func (s series) day(page news.Page, zone *time.Location) time.Time {
	if page.URL == s.start && !page.FetchedAt.IsZero() {
		return page.FetchedAt.In(zone).AddDate(0, 0, -1)
	}
	form := s.pattern()
	m := form.FindStringSubmatch(page.URL)
	if m == nil {
		return time.Time{}
	}
	part := func(name string) string { return m[form.SubexpIndex(name)] }
	t, err := time.ParseInLocation("20060102", part("y")+part("m")+part("d"), zone)
	if err != nil {
		return time.Time{}
	}
	return t.AddDate(0, 0, -1)
}

// pattern matches the addresses of the series. Marks that stand twice are matched once.
func (s series) pattern() *regexp.Regexp {
	form := regexp.QuoteMeta(s.address)
	form = strings.ReplaceAll(form, regexp.QuoteMeta(pageMark), `(\d{1,9})`)
	for _, d := range dayMarks {
		form = strings.Replace(form, regexp.QuoteMeta(d.mark), d.form, 1)
		form = strings.ReplaceAll(form, regexp.QuoteMeta(d.mark), `\d+`)
	}
	return regexp.MustCompile("^" + form + "$")
}

func dated(address string, day time.Time) string {
	for _, d := range dayMarks {
		address = strings.ReplaceAll(address, d.mark, day.Format(d.layout))
	}
	return address
}

// checkPaging finds what is wrong with list.paging.
func (s *Source) checkPaging(ps *problems) {
	p := s.List.Paging
	if p.Second < 0 || p.Second > 1000 {
		ps.add("list.paging.second", "%d: want the number of the second page, as 1 or 2", p.Second)
	}
	if p.Address != "" && !p.marked() {
		ps.add("list.paging.address", "%q: want {page} for the number of a page, or {yyyy}, {mm} and {dd} for its day", p.Address)
	}
	for _, at := range s.series {
		if u, err := url.Parse(at.address); at.address != "" && (err != nil || !s.Allows(u)) {
			ps.add("list.paging.address", "%q leads to %s, which is on none of the hosts %v", p.Address, at.address, s.Hosts)
		}
	}
}

// marked reports whether the address has the marks of one kind, and no others.
func (p Paging) marked() bool {
	rest := strings.ReplaceAll(p.Address, nameMark, "")
	days := 0
	for _, d := range dayMarks {
		if strings.Contains(rest, d.mark) {
			days++
		}
		rest = strings.ReplaceAll(rest, d.mark, "")
	}
	numbered := strings.Contains(rest, pageMark)
	rest = strings.ReplaceAll(rest, pageMark, "")
	return !strings.ContainsAny(rest, "{}") && (numbered && days == 0 || !numbered && days == len(dayMarks))
}
