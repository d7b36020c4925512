package source

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/net/idna"

	"github.com/xiaozu-watch/xiaozu/internal/robots"
)

// Canonical is the address to ask for what a link names: scheme and host in lower case, an
// internationalised host in its ASCII form, no default port, no dot segments, no fragment, no
// tracking parameters, percent-encoding in its one normal form (RFC 3986, 6.2.2), "/" for an
// empty path. What it leaves as it is may make a difference to a server.
func Canonical(u *url.URL) string { return canonical(u).String() }

// Canonical is the address under which the source's page is known, one for all addresses of a
// page: beyond the function Canonical, a twin host stands for its main host, the scheme is the
// one that the source uses for the host, and a folder's index page is the folder.
func (s Source) Canonical(u *url.URL) string { return s.canonical(u).String() }

var indexPage = regexp.MustCompile(`/index\.s?html?$`)

func (s Source) canonical(u *url.URL) *url.URL {
	c := canonical(u)
	if main := s.Twins[c.Host]; main != "" {
		c.Host = main
	}
	c.Scheme = s.scheme(c)
	if c.RawQuery == "" {
		setPath(c, indexPage.ReplaceAllString(c.EscapedPath(), "/"))
	}
	return canonical(c)
}

// scheme is the one that the source uses for a host: that of its start pages there, else that of
// the site. A host with a port has only one.
func (s Source) scheme(u *url.URL) string {
	if u.Port() != "" || !slices.Contains(s.Hosts, u.Host) {
		return u.Scheme
	}
	if scheme := s.schemes[u.Host]; scheme != "" {
		return scheme
	}
	scheme, _, found := strings.Cut(s.Site, "://")
	if !found {
		return u.Scheme
	}
	return strings.ToLower(scheme)
}

func canonical(u *url.URL) *url.URL {
	c := *u
	setPath(&c, normalEscapes(u.EscapedPath()))
	c = *(&url.URL{}).ResolveReference(&c) // takes dot segments out
	c.Scheme, c.Host = strings.ToLower(c.Scheme), canonicalHost(c.Scheme, c.Host)
	c.Fragment, c.RawFragment, c.User = "", "", nil
	setPath(&c, normalEscapes(c.EscapedPath()))
	c.RawQuery, c.ForceQuery = withoutTracking(normalEscapes(c.RawQuery)), false
	return &c
}

// setPath sets a path as it is written, percent-encoded.
func setPath(u *url.URL, written string) {
	if written == "" {
		written = "/"
	}
	path, err := url.PathUnescape(written)
	if err != nil {
		return
	}
	u.Path, u.RawPath = path, ""
	if u.EscapedPath() != written {
		u.RawPath = written
	}
}

// canonicalHost is host and port as they are compared: a final dot says only that a name is
// whole, and a port may be written with zeros in front.
func canonicalHost(scheme, host string) string {
	host = strings.ToLower(host)
	name, port := host, ""
	if i := strings.LastIndexByte(host, ':'); i > strings.LastIndexByte(host, ']') {
		name, port = host[:i], strings.TrimLeft(host[i+1:], "0")
	}
	if whole := strings.TrimSuffix(name, "."); whole != "" && !strings.HasSuffix(whole, ".") {
		name = whole
	}
	if ascii, err := idna.Lookup.ToASCII(name); err == nil {
		name = ascii
	}
	if port == "" || port == defaultPort(scheme) {
		return name
	}
	return name + ":" + port
}

// normalEscapes writes what is percent-encoded in its one normal form, and encodes what may not stand in an address.
func normalEscapes(text string) string { return robots.Normal(markup.Replace(text)) }

// markup is what addresses in a page may hold and robots.txt leaves as it is.
var markup = strings.NewReplacer(`"`, "%22", "<", "%3C", ">", "%3E")

// web reports whether u is an absolute http or https address without a user name.
func web(u *url.URL) bool {
	return (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil
}

func defaultPort(scheme string) string {
	if strings.EqualFold(scheme, "https") {
		return "443"
	}
	return "80"
}
