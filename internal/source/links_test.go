package source

import (
	"net/url"
	"slices"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func decode(t *testing.T, more string) Source {
	t.Helper()
	s, err := Decode("source.yaml", []byte(minimal+more))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestLinks(t *testing.T) {
	s := decode(t, "twins: {m.yunling.example: www.yunling.example}")
	s.next = selector("a.next", "list.next", new(problems))
	body := `<a href="12.htm#top">一</a> <a href="https://WWW.yunling.example:443/news/13.htm?utm_source=wx&amp;spm=1">二</a>
	<a href="/news/12.htm">again</a> <a href="http://elsewhere.example/news/14.htm">not ours</a>
	<a href="javascript:void(0)">x</a> <a href="about.htm">not an article</a> <a>no address</a>
	<a href="http://m.yunling.example/news/12.htm">手机版</a> <a class="next" href="/news/">this page</a> <a class="next" href="/news/index_2.htm">下一页</a>`
	got, next, err := s.Links(news.Page{URL: "http://www.yunling.example/news/", Body: []byte(body)})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"http://www.yunling.example/news/12.htm", "http://www.yunling.example/news/13.htm"}
	if !slices.Equal(got, want) || next != "http://www.yunling.example/news/index_2.htm" {
		t.Errorf("got %q, next %q", got, next)
	}
}

func TestLinksInJSON(t *testing.T) {
	body := `[{"TITLE":"关于成立云岭省防汛工作领导小组的通知","URL":"http://www.yunling.example/news/1.htm"},{"URL":"/news/2.htm"}]`
	got, _, err := decode(t, "").Links(news.Page{URL: "http://www.yunling.example/list.json", Body: []byte(body)})
	want := []string{"http://www.yunling.example/news/1.htm", "http://www.yunling.example/news/2.htm"}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v", got, err)
	}
}

func TestLinksRefusesWhatIsNoPage(t *testing.T) {
	for _, body := range []string{"", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"} {
		if _, _, err := decode(t, "").Links(news.Page{URL: "http://www.yunling.example/", Body: []byte(body)}); err == nil {
			t.Errorf("links of %q: want an error", body)
		}
	}
}

func TestCanonical(t *testing.T) {
	for in, want := range map[string]string{
		"HTTP://WWW.Yunling.example:80":                  "http://www.yunling.example/",
		"https://a.example:443/x?b=2&utm_medium=m&a=1#y": "https://a.example/x?b=2&a=1",
		"http://a.example:443/x?":                        "http://a.example:443/x",
		"http://a.example/%E4%BA%91?spm=1":               "http://a.example/%E4%BA%91",
		"http://a.example/%e4%ba%91/%7ex/%2f":            "http://a.example/%E4%BA%91/~x/%2F",
		"http://a.example/云?q=岭&r=%e5%b2%ad":             "http://a.example/%E4%BA%91?q=%E5%B2%AD&r=%E5%B2%AD",
		"http://a.example./x":                            "http://a.example/x",
		"http://a.example.:080/x":                        "http://a.example/x",
		"http://a.example:/x":                            "http://a.example/x",
		"http://a.example:08080/x":                       "http://a.example:8080/x",
		"http://云岭.example/x":                            "http://xn--9kqv75a.example/x",
		"http://a.example/b/../c/./d":                    "http://a.example/c/d",
		"http://[::1]:80/":                               "http://[::1]/",
		"http://[2001:db8::1]/":                          "http://[2001:db8::1]/",
		"https://u:p@a.example/x":                        "https://a.example/x",
		"http://a.example/x?gclid=1&from=timeline":       "http://a.example/x?from=timeline",
		"http://a.example/index.html":                    "http://a.example/index.html",
	} {
		u, err := url.Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := Canonical(u); got != want {
			t.Errorf("Canonical(%q) = %q, want %q", in, got, want)
		}
	}
}

// All addresses of one page are one address.
func TestCanonicalOfASource(t *testing.T) {
	const page = "http://www.yunling.example/news/12/"
	s := decode(t, "twins: {m.yunling.example: www.yunling.example, wap.yunling.example: www.yunling.example, 3g.yunling.example: www.yunling.example}")
	for in, want := range map[string]string{
		"http://www.yunling.example/news/12/":                      page,
		"http://www.yunling.example/news/12/index.html":            page,
		"http://www.yunling.example/news/12/index.shtml#top":       page,
		"https://www.yunling.example/news/12/":                     page,
		"https://m.yunling.example/news/12/index.htm?utm_source=w": page,
		"http://WAP.yunling.example:80/news/12/":                   page,
		"http://3g.yunling.example./news/%31%32/":                  page,
		"http://www.yunling.example/news/12/index.html?id=7":       page + "index.html?id=7",
		"http://www.yunling.example:8080/news/12/":                 "http://www.yunling.example:8080/news/12/",
		"https://elsewhere.example/news/12/":                       "https://elsewhere.example/news/12/",
	} {
		u, err := url.Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Canonical(u); got != want {
			t.Errorf("Canonical(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestAllows(t *testing.T) {
	s := Source{Hosts: []string{"a.example", "127.0.0.1:4711"}}
	for in, want := range map[string]bool{
		"http://a.example/":         true,
		"https://A.example:443/":    true,
		"http://a.example:8080/":    false,
		"http://127.0.0.1:4711/x":   true,
		"http://127.0.0.1/x":        false,
		"http://b.a.example/":       false,
		"http://a.example@b.test/":  false,
		"http://u:p@a.example/":     false,
		"ftp://a.example/":          false,
		"//a.example/":              false,
		"http://a.example.b.test/x": false,
	} {
		u, err := url.Parse(in)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Allows(u); got != want {
			t.Errorf("Allows(%q) = %v", in, got)
		}
	}
}

func TestRebase(t *testing.T) {
	s, err := decode(t, "").Rebase("http://127.0.0.1:4711")
	if err != nil {
		t.Fatal(err)
	}
	if !s.Loopback || s.Start[0] != "http://127.0.0.1:4711/news/" || !slices.Equal(s.Hosts, []string{"127.0.0.1:4711"}) {
		t.Errorf("got %+v", s)
	}
	got, _, err := s.Links(news.Page{URL: s.Start[0], Body: []byte(`<a href="/news/5.htm">x</a>`)})
	if err != nil || !slices.Equal(got, []string{"http://127.0.0.1:4711/news/5.htm"}) {
		t.Errorf("links are %q, %v", got, err)
	}
	if _, err := s.Rebase("nowhere"); err == nil {
		t.Error("want an error for a base without a host")
	}
}

func FuzzCanonical(f *testing.F) {
	for _, seed := range []string{
		"HTTP://A.example:80?utm_x=1&&b#c", "http://a.example/%2F?spm", "https://m.yunling.example./%7e/index.html?%75tm_x=1",
		"http://云岭.example:0080/a/../../b//./index.htm", "http://[::1]:80/%zz", "http://a.example/\x00%00?\xff",
	} {
		f.Add(seed)
	}
	s, err := Decode("source.yaml", []byte(minimal+"twins: {m.yunling.example: www.yunling.example}"))
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, address string) {
		u, err := url.Parse(address)
		if err != nil || !web(u) {
			return
		}
		for name, canonical := range map[string]func(*url.URL) string{"Canonical": Canonical, "Source.Canonical": s.Canonical} {
			once := canonical(u)
			v, err := url.Parse(once)
			if err != nil {
				t.Fatalf("%s(%q) = %q: %v", name, address, once, err)
			}
			if twice := canonical(v); twice != once {
				t.Errorf("%s: %q becomes %q, then %q", name, address, once, twice)
			}
		}
	})
}
