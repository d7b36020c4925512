package source

import "time"

// Limits bound what crawling the source may cost us and the site.
type Limits struct {
	// Bytes is the largest response body that is read, counted after decompression: 10MB unless
	// given. robots.txt has a bound of its own.
	Bytes Size `yaml:"bytes"`
	// Pages is how many pages one crawl may fetch, lists included: 1000 unless given.
	Pages int `yaml:"pages"`
	// Requests is how many requests a day, in Timezone, may go to the source, robots.txt and
	// redirects included: 10000 unless given.
	Requests int `yaml:"requests"`
	// Links is how many links of one list page are followed, the first ones: 1000 unless given.
	Links int `yaml:"links"`
	// Redirects is how many are followed from one address: 10 unless given.
	Redirects int `yaml:"redirects"`

	// Connect bounds resolving the name and dialling: 15s unless given.
	Connect Duration `yaml:"connect"`
	// TLS bounds the handshake: 15s unless given.
	TLS Duration `yaml:"tls"`
	// Header bounds the wait for the response header once the request is sent: 20s unless given.
	Header Duration `yaml:"header"`
	// Body bounds the reading of the body: 30s unless given.
	Body Duration `yaml:"body"`
	// Timeout bounds a whole request, from resolving the name to the last byte: 30s unless given.
	Timeout Duration `yaml:"timeout"`
}

func defaultLimits() Limits {
	return Limits{
		Bytes: 10_000_000, Pages: 1000, Requests: 10_000, Links: 1000, Redirects: 10,
		Connect: Duration{15 * time.Second}, TLS: Duration{15 * time.Second},
		Header: Duration{20 * time.Second}, Body: Duration{30 * time.Second},
		Timeout: Duration{30 * time.Second},
	}
}

// mostTime is the longest that any phase of a request may be given: a site that needs longer is
// broken, and others wait for the worker.
const mostTime = 10 * time.Minute

func (l Limits) check(ps *problems) {
	for _, n := range []struct {
		key   string
		value int64
	}{
		{"bytes", int64(l.Bytes)}, {"pages", int64(l.Pages)}, {"requests", int64(l.Requests)},
		{"links", int64(l.Links)}, {"redirects", int64(l.Redirects)},
	} {
		if n.value <= 0 {
			ps.add("limits."+n.key, "want more than 0")
		}
	}
	for _, d := range []struct {
		key   string
		value Duration
	}{
		{"connect", l.Connect}, {"tls", l.TLS}, {"header", l.Header}, {"body", l.Body}, {"timeout", l.Timeout},
	} {
		if d.value.Duration <= 0 || d.value.Duration > mostTime {
			ps.add("limits."+d.key, "%s: want more than 0 and at most %v", d.value, mostTime)
		}
	}
}
