// Package source holds what xiaozu knows about one site: the schema of source.yaml, and what
// follows from it for a page of that site.
//
//	source.yaml ──Decode─▶ Source
//	list page    ──Read──▶ entries (address, title, date), addresses of further list pages
//	article page ──Parse─▶ news.Article
//
// A declaration says who publishes, where to start, how politely to ask and, where the general
// rules of package webpage are not enough, where on the page things stand. It is data: there is
// no language in it beyond CSS selectors, dotted paths into JSON and one regular expression, all
// of which run in linear time.
//
// The package is pure. It touches no network, clock or file but the fs.FS it is given.
package source

import (
	"regexp"
	"time"

	"github.com/robfig/cron/v3"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

// A Source is one declaration, checked: every address in it is absolute and allowed, every
// pattern compiles. Make it with Decode or Load; its values are shared between copies and must
// not be changed in place.
type Source struct {
	// ID is the name of the folder that holds source.yaml: lower-case letters, digits, hyphens.
	ID   string `yaml:"id"`
	Name Name   `yaml:"name"`
	// Publisher is who answers for the site; articles that name no origin are its own.
	Publisher string `yaml:"publisher"`
	Level     Level  `yaml:"level"`
	// Place is the province or city whose groups a bare name means (云岭省); "" for the centre.
	Place string `yaml:"place"`

	// Site is the scheme and host that relative addresses of Start stand on.
	Site string `yaml:"site"`
	// Hosts are the only hosts that may be asked, as "host" (default ports) or "host:port".
	Hosts []string `yaml:"hosts"`
	// Twins name the host that stands for another which has the same pages under the same paths
	// ({m.yunling.example: www.yunling.example}). Both are the source's; only the second is asked.
	Twins map[string]string `yaml:"twins"`
	// Start are the list pages where a crawl begins; absolute after Decode.
	Start []string `yaml:"start"`

	List    List    `yaml:"list"`
	Article Article `yaml:"article"`

	// Charset overrides what the bytes and their meta tag say. Only for a site that lies.
	Charset string `yaml:"charset"`
	// Timezone is that of printed times: Asia/Shanghai (default), Asia/Hong_Kong or Asia/Macau.
	Timezone string `yaml:"timezone"`

	// Schedule is a cron expression of five fields (minute, hour, day of month, month, day of
	// week; 0 is Sunday) in Timezone; "" is crawled only when asked.
	Schedule string `yaml:"schedule"`
	// Jitter is the most by which a crawl starts later than Schedule says, so that not all sources
	// start at the full hour: 1m unless given.
	Jitter Duration `yaml:"jitter"`
	// Quiet are the hours of the day in Timezone in which nothing is asked; none unless given.
	Quiet Hours `yaml:"quiet"`
	// Delay is the least time between the end of one request to a host and the next: 3s unless
	// given, at least 1s unless Loopback. A longer Crawl-delay of robots.txt goes before it.
	Delay Duration `yaml:"delay"`
	// Loopback lets loopback addresses be dialled; for demos and tests.
	Loopback bool   `yaml:"loopback"`
	Limits   Limits `yaml:"limits"`

	// Yield is how much it is expected to publish.
	Yield Yield `yaml:"yield"`
	// Oddities are what is strange about the site, in words, for who mends the declaration.
	Oddities []string `yaml:"oddities"`
	// Inferred are the keys ("list.links") whose values were not seen on the real site.
	Inferred []string `yaml:"inferred"`

	timing                           cron.Schedule     // nil without a Schedule
	schemes                          map[string]string // of hosts whose start pages tell it
	pattern                          *regexp.Regexp
	links, next, title, date, inside webpage.Selector
	series                           []series // one for each start
	rules                            webpage.Rules
}

// A Name is what people call the source, in Chinese and English.
type Name struct {
	ZH string `yaml:"zh"`
	EN string `yaml:"en"`
}

// A Level is the rank of the publisher.
type Level string

// The levels.
const (
	Central     Level = "central"
	Ministerial Level = "ministerial"
	Provincial  Level = "provincial"
	Municipal   Level = "municipal"
	HongKong    Level = "hk"
	Macao       Level = "macao"
	Media       Level = "media"
)

// Article holds CSS selectors for the parts of an article page, tried in order; where none of
// them finds anything the general rules of package webpage do. All are optional.
type Article struct {
	Title  []string `yaml:"title"`
	Date   []string `yaml:"date"`
	Source []string `yaml:"source"`
	Author []string `yaml:"author"`
	Body   []string `yaml:"body"`
	// Inside selects elements whose text is markup of its own, as some sites ship their articles
	// in <textarea>; it is read in their place.
	Inside string `yaml:"inside"`
	// Drop selects what is taken out of the page before anything is read.
	Drop []string `yaml:"drop"`
}

// withDefaults is a Source before anything was declared.
func withDefaults() Source {
	return Source{
		List:     List{Links: "a[href]", Pages: 1},
		Timezone: "Asia/Shanghai",
		Delay:    Duration{3 * time.Second},
		Jitter:   Duration{time.Minute},
		Limits:   defaultLimits(),
	}
}

// zones are the zones of Chinese official sites. All have been eight hours ahead of UTC, without
// summer time, since before there were web sites: Hong Kong's last summer time ended in 1979.
var zones = map[string]*time.Location{
	"Asia/Shanghai":  news.Beijing,
	"Asia/Hong_Kong": time.FixedZone("Asia/Hong_Kong", 8*60*60),
	"Asia/Macau":     time.FixedZone("Asia/Macau", 8*60*60),
}

// Location is the zone of printed times and of Schedule.
func (s Source) Location() *time.Location { return zones[s.Timezone] }
