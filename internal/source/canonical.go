package source

import (
	"net/url"
	"strings"
)

// tracking are query parameters that say how a reader came to a page, never which page it is.
// Names that end in "_" stand for all that begin so.
var tracking = []string{"utm_", "spm", "spm_id_from", "isappinstalled", "nsukey", "scene", "share_token", "weixin_share"}

// Canonical is the address under which a page is known: scheme and host in lower case, no
// default port, no fragment, no tracking parameters, "/" for an empty path. The scheme stays as
// it is, since http and https may serve different pages.
func Canonical(u *url.URL) string { return canonical(u).String() }

func canonical(u *url.URL) *url.URL {
	c := *u
	c.Scheme, c.Host = strings.ToLower(u.Scheme), strings.ToLower(u.Host)
	c.Host = strings.TrimSuffix(c.Host, ":"+defaultPort(c.Scheme))
	c.Fragment, c.RawFragment, c.User = "", "", nil
	if c.Path == "" {
		c.Path = "/"
	}
	c.RawQuery, c.ForceQuery = withoutTracking(u.RawQuery), false
	return &c
}

// withoutTracking keeps the other parameters as they are written and in their order.
func withoutTracking(query string) string {
	var kept []string
	for _, pair := range strings.Split(query, "&") {
		name, _, _ := strings.Cut(pair, "=")
		if pair != "" && !isTracking(strings.ToLower(name)) {
			kept = append(kept, pair)
		}
	}
	return strings.Join(kept, "&")
}

func isTracking(name string) bool {
	for _, t := range tracking {
		if name == t || strings.HasSuffix(t, "_") && strings.HasPrefix(name, t) {
			return true
		}
	}
	return false
}

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
