package demo

import (
	"bytes"
	"net/http"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// changes are the addresses that appear, vanish and answer otherwise from one day to the next.
type changes struct{ appeared, gone, corrected []string }

func compare(t *testing.T, before, after map[string]news.Page) (c changes) {
	for address, page := range after {
		old, known := before[address]
		if !known {
			c.appeared = append(c.appeared, address)
		} else if !bytes.Equal(old.Body, page.Body) {
			c.corrected = append(c.corrected, address)
		}
	}
	for address := range before {
		if _, still := after[address]; !still {
			c.gone = append(c.gone, address)
		}
	}
	return c
}

func pages(t *testing.T, sources []source.Source) map[string]news.Page {
	t.Helper()
	all := map[string]news.Page{}
	for _, s := range sources {
		articles, _ := listed(t, s)
		for _, address := range articles {
			all[address] = get(t, address)
		}
	}
	return all
}

func TestNextDay(t *testing.T) {
	n, sources := open(t)
	before := pages(t, sources)
	n.NextDay()
	after := pages(t, sources)
	c := compare(t, before, after)
	if len(c.appeared) < 3 || len(c.gone) != 1 || len(c.corrected) != 1 {
		t.Fatalf("changes %+v, want at least 3 new, 1 gone, 1 corrected", c)
	}
	if page := get(t, c.gone[0]); page.Status != http.StatusNotFound {
		t.Errorf("%s answers %d, want 404", c.gone[0], page.Status)
	}
	old, corrected := before[c.corrected[0]], after[c.corrected[0]]
	if !bytes.Contains(old.Body, []byte("段云溪")) || bytes.Contains(corrected.Body, []byte("段云溪")) {
		t.Errorf("%s is not corrected", c.corrected[0])
	}
	for _, condition := range [][2]string{{"If-None-Match", "ETag"}, {"If-Modified-Since", "Last-Modified"}} {
		value := http.Header(old.Header).Get(condition[1])
		if page := get(t, c.corrected[0], condition[0], value); page.Status != http.StatusOK {
			t.Errorf("%s of the old version answers %d, want 200", condition[0], page.Status)
		}
	}
}

func TestConditionalRequests(t *testing.T) {
	_, sources := open(t)
	for address, page := range pages(t, sources) {
		for _, condition := range [][2]string{{"If-None-Match", "ETag"}, {"If-Modified-Since", "Last-Modified"}} {
			value := http.Header(page.Header).Get(condition[1])
			again := get(t, address, condition[0], value)
			if value == "" || again.Status != http.StatusNotModified || len(again.Body) > 0 {
				t.Errorf("%s with %s %q answers %d, want 304", address, condition[0], value, again.Status)
			}
		}
	}
}

func TestRobotsAndFront(t *testing.T) {
	_, sources := open(t)
	for _, s := range sources {
		if page := get(t, s.Site+"/robots.txt"); !bytes.HasPrefix(page.Body, []byte("User-agent: *\n")) {
			t.Errorf("%s/robots.txt is %q", s.Site, page.Body)
		}
		front := get(t, s.Site+"/")
		if got := s.Site + http.Header(front.Header).Get("Location"); got != s.Start[0] {
			t.Errorf("%s/ leads to %q, want %q", s.Site, got, s.Start[0])
		}
		if page := get(t, s.Site+"/internal/login.htm"); page.Status != http.StatusNotFound {
			t.Errorf("%s/internal/login.htm answers %d, want 404", s.Site, page.Status)
		}
	}
}

func TestCloseEndsTheListeners(t *testing.T) {
	n, err := Start()
	if err != nil {
		t.Fatal(err)
	}
	sources, err := n.Sources()
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if err := n.Close(); err != nil {
			t.Error(err)
		}
	}
	client := http.Client{Timeout: time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	for _, s := range sources {
		if _, err := client.Get(s.Start[0]); err == nil {
			t.Errorf("%s is still served", s.Start[0])
		}
	}
}
