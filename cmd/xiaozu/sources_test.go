package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
)

// newSite serves a list of three articles, and tells which paths were asked for.
func newSite(t *testing.T) (address string, asked func() []string) {
	var paths []string
	mux := http.NewServeMux()
	page := func(pattern, body string) {
		mux.HandleFunc(pattern, func(w http.ResponseWriter, r *http.Request) {
			paths = append(paths, r.URL.Path)
			fmt.Fprint(w, body)
		})
	}
	page("/robots.txt", "User-agent: *\nDisallow: /secret/\n")
	var rows strings.Builder
	for day := 5; day > 2; day-- {
		path := fmt.Sprintf("/tz/202403/t2024030%d_12%d.html", day, day)
		title := fmt.Sprintf("云岭省海岛保护工作领导小组召开第%d次会议", day)
		fmt.Fprintf(&rows, `<li><a href="%s">%s</a><span>2024-03-0%d</span></li>`, path, title, day)
		page(path, fmt.Sprintf(`<h1>%s</h1><p>2024-03-0%d 10:30 来源：云岭日报</p><div class="TRS_Editor"><p>领导小组组长、省长沈若兰主持会议并讲话，副组长高远出席会议。会议审议了年度计划。</p></div>`, title, day))
	}
	page("/tz/", `<meta charset="utf-8"><title>通知_云岭省人民政府</title><ul class="list">`+rows.String()+`</ul>`)
	page("/secret/", rows.String())
	server := httptest.NewServer(mux) // requests come one after the other
	t.Cleanup(server.Close)
	return server.URL, func() []string { return paths }
}

func xiaozu(args ...string) (status int, out, errs string) {
	var o, e bytes.Buffer
	status = run(context.Background(), args, streams{nil, &o, &e})
	return status, o.String(), e.String()
}

// TestSourcesLive drafts a source from a page that is served, and tries the draft, as politely as
// a crawl.
func TestSourcesLive(t *testing.T) {
	site, asked := newSite(t)
	dir := t.TempDir()
	if status, out, errs := xiaozu("sources", "new", "--id", "yunling", "--write", dir, site+"/tz/"); status != 0 || !strings.Contains(out, "3 links, 3 titles, 3 dates") {
		t.Fatalf("new: status %d\n%s%s", status, out, errs)
	}
	status, out, errs := xiaozu("sources", "check", "--sources", dir, "--articles", "2", "yunling")
	if status != 0 || !strings.Contains(out, "云岭省海岛保护工作领导小组召开第5次会议") || !strings.Contains(out, "云岭日报") {
		t.Errorf("check: status %d\n%s%s", status, out, errs)
	}
	want := []string{"/robots.txt", "/tz/", "/robots.txt", "/tz/", "/tz/202403/t20240305_125.html", "/tz/202403/t20240304_124.html"}
	if got := asked(); !slices.Equal(got, want) {
		t.Errorf("asked for %q, want %q", got, want)
	}
	if status, _, errs := xiaozu("sources", "new", site+"/secret/"); status != 1 || !strings.Contains(errs, "robots.txt forbids this address") {
		t.Errorf("a page that robots.txt forbids: status %d, %s", status, errs)
	}
}
