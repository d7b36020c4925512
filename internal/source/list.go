package source

import "github.com/xiaozu-watch/xiaozu/internal/webpage"

// List says how to read a list page. Feeds (RSS, Atom) and sitemaps need nothing but Article,
// also compressed ones; in JSON without Records every string is looked at.
type List struct {
	// Links selects the elements whose href is a candidate; "a[href]" unless given.
	Links string `yaml:"links"`
	// Article is the regular expression that the path and query of an article's address match
	// (`^/zhengce/.*content_\d+\.htm$`); unlike a whole address it holds on any host.
	Article string `yaml:"article"`
	// Title and Date select, within the row of an entry, its title and date. Without them the
	// title is the text of the link, and the date is looked for in the row, above it and in the address.
	Title string `yaml:"title"`
	Date  string `yaml:"date"`
	// Inside selects elements whose text is markup that holds the links: lists that a script of
	// the page unpacks (`script[type="text/xml"]`).
	Inside string `yaml:"inside"`
	// Records says where entries stand in JSON: in a JSON or JSONP page, or in Script.
	Records Records `yaml:"records"`
	// Script is the variable of a script in the page that holds the Records ("item").
	Script string `yaml:"script"`

	// Next selects the link to the next list page; "" means that there is none.
	Next string `yaml:"next"`
	// Paging makes addresses of further list pages where no link leads to them.
	Paging Paging `yaml:"paging"`
	// Pages is how many list pages one crawl reads from each start, the first included: 1
	// unless given.
	Pages int `yaml:"pages"`
	// Backfill is how many it reads from each start to fetch the past: Pages unless given.
	Backfill int `yaml:"backfill"`
}

// Records are paths into JSON: names joined by dots ("data.list"), where arrays on the way are
// gone through entry by entry.
type Records struct {
	// At is where the entries stand: objects, or arrays of them. "" is the whole document.
	At string `yaml:"at"`
	// URL is the path of the address within an entry. With braces it is an address made of
	// paths: "/article/{aid}".
	URL   string `yaml:"url"`
	Title string `yaml:"title"`
	Date  string `yaml:"date"`
}

// Paging numbers list pages. A start that holds {page} is an address of this kind itself.
type Paging struct {
	// Address of a further list page, relative to its start, with {page} for its number
	// ("index_{page}.html"), or {yyyy}, {mm} and {dd} for its day where each day has a list.
	// {name} is the name of the start's file without its ending ("{name}_{page}.shtml").
	Address string `yaml:"address"`
	// Second is the number of the second page: 2 unless given, 1 where counting begins at 0.
	Second int `yaml:"second"`
}

// listRules are those of l for HTML. What article finds is checked before.
func (s Source) listRules(article func(string) bool) webpage.ListRules {
	return webpage.ListRules{Links: s.links, Article: article, Title: s.title, Date: s.date, Inside: s.inside}
}
