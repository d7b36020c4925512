package robots

import (
	"strings"
	"testing"
	"time"
)

func TestAllows(t *testing.T) {
	for _, c := range []struct{ name, text, allowed, forbidden string }{
		{"nothing", "", "/ /a", ""},
		{"everything", "User-agent: *\nDisallow: /", "/robots.txt", "/ /a /a?b"},
		{"an empty rule", "User-agent: *\nDisallow:", "/ /a", ""},
		{"the longest pattern", "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c", "/b /a/b /a/b/d", "/a /a/c /a/b/c/d /ab"},
		{"allow before disallow", "User-agent: *\nDisallow: /a\nAllow: /a", "/a/x", ""},
		{"our own group", "User-agent: *\nDisallow: /\n\nUser-agent: XiaoZu/1.0\nDisallow: /x", "/a", "/x/y"},
		{"our own empty group", "User-agent: *\nDisallow: /\n\nUser-agent: xiaozu\nDisallow:", "/a", ""},
		{"several groups of ours", "User-agent: xiaozu\nDisallow: /x\nUser-agent: b\nDisallow: /z\nUser-agent: xiaozu\nDisallow: /y", "/z", "/x /y"},
		{"a group for several", "User-agent: a\nUser-agent: xiaozu\nUser-agent: b\nDisallow: /x", "/", "/x"},
		{"others", "User-agent: xiaozubot\nDisallow: /\nUser-agent: xiao\nDisallow: /", "/a", ""},
		{"wildcards", "User-agent: *\nDisallow: /*.pdf$\nDisallow: /a*c*e", "/a.pdf?x /a/b/c /x", "/x.pdf /a/x.pdf /abcde /a-c-e-f"},
		{"the end of a path", "User-agent: *\nDisallow: /a$\nDisallow: /b*$", "/ab /a/", "/a /b /bc"},
		{"encoded characters", "User-agent: *\nDisallow: /云\nDisallow: /%7ex\nDisallow: /a%2fb", "/%E5%B2%AD /a/b", "/%e4%ba%91/1 /~x /a%2Fb"},
		{"comments, blanks and case", "\ufeffUSER-AGENT : * # all\r\n# no\r disallow :/a#b\r\n\r\nDisallow: /c ", "/b", "/a /c"},
		{"rules without a group", "Disallow: /\nUser-agent: a\nDisallow: /", "/x", ""},
		{"nonsense", "<html>\x00\xff::\nUser-agent\nDisallow /\n: :\n", "/ /x", ""},
		{"sitemaps end no group", "User-agent: *\nSitemap: http://a.example/s.xml\nDisallow: /x", "/a", "/x"},
	} {
		rules := Parse([]byte(c.text), "xiaozu")
		for _, path := range strings.Fields(c.allowed) {
			if !rules.Allows(path) {
				t.Errorf("%s: %s is forbidden", c.name, path)
			}
		}
		for _, path := range strings.Fields(c.forbidden) {
			if rules.Allows(path) {
				t.Errorf("%s: %s is allowed", c.name, path)
			}
		}
	}
}

func TestDelay(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"User-agent: *\nCrawl-delay: 5":                                         5 * time.Second,
		"User-agent: *\nCrawl-delay: 0.5\nCrawl-delay: 2.5":                     2500 * time.Millisecond,
		"User-agent: *\nCrawl-delay: 5\nUser-agent: xiaozu\nCrawl-delay: 9":     9 * time.Second,
		"User-agent: xiaozu\nDisallow:\nUser-agent: *\nCrawl-delay: 5":          0,
		"User-agent: *\nCrawl-delay: -1":                                        0,
		"User-agent: *\nCrawl-delay: NaN":                                       0,
		"User-agent: *\nCrawl-delay: Inf":                                       1e9 * time.Second,
		"User-agent: *\nCrawl-delay: soon":                                      0,
		"User-agent: a\nCrawl-delay: 5\nUser-agent: *\nDisallow: /x":            0,
		"User-agent: *\nDisallow: /x\nUser-agent: *\nCrawl-delay: 7\nAllow: /x": 7 * time.Second,
	} {
		if got := Parse([]byte(text), "xiaozu").Delay; got != want {
			t.Errorf("%q: delay %v, want %v", text, got, want)
		}
	}
}

// No more of a file is read than must be, and a pattern full of stars takes no long time.
func TestBounds(t *testing.T) {
	text := "User-agent: *\nDisallow: /a\n" + strings.Repeat("#\n", MaxBytes/2) + "Disallow: /b\n"
	if rules := Parse([]byte(text), "xiaozu"); rules.Allows("/a") || !rules.Allows("/b") {
		t.Error("want the first 500 KiB of a file, no more")
	}
	rules := Parse([]byte("User-agent: *\nDisallow: /"+strings.Repeat("*a", 100_000)+"b"), "xiaozu")
	began := time.Now()
	rules.Allows("/" + strings.Repeat("a", 100_000))
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("one path took %v", took)
	}
}

func FuzzParse(f *testing.F) {
	f.Add("User-agent: *\nDisallow: /*a*$\nAllow: /%7e%zz\nCrawl-delay: 1e400", "/a?b")
	f.Add("user-agent:xiaozu\rdisallow:$\nallow:*", "")
	f.Fuzz(func(t *testing.T, text, path string) {
		rules := Parse([]byte(text), "xiaozu")
		if rules.Delay < 0 {
			t.Errorf("delay %v", rules.Delay)
		}
		if got, again := rules.Allows(path), rules.Allows(Normal(path)); got != again {
			t.Errorf("%q is allowed: %v, but %v as %q", path, got, again, Normal(path))
		}
		if strings.Contains(strings.ToLower(text), "disallow") {
			return
		}
		if !rules.Allows(path) {
			t.Errorf("%q is forbidden by nothing", path)
		}
	})
}
