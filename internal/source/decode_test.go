package source

import (
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

const minimal = `id: yunling-gov
name: {zh: 云岭省人民政府, en: Yunling government}
level: provincial
site: http://www.yunling.example
hosts: [www.yunling.example]
start: [/news/]
list: {article: '^/news/\d+\.htm$'}
`

func TestDecodeDefaults(t *testing.T) {
	s, err := Decode("crawlers/yunling-gov/source.yaml", []byte(minimal))
	if err != nil {
		t.Fatal(err)
	}
	if s.Start[0] != "http://www.yunling.example/news/" {
		t.Errorf("start is %q, want an absolute address", s.Start[0])
	}
	if s.Delay.Duration != 3*time.Second || s.Limits.Bytes != 10_000_000 || s.List.Pages != 1 {
		t.Errorf("defaults are delay %s, %d bytes, %d pages", s.Delay, s.Limits.Bytes, s.List.Pages)
	}
	if s.Location().String() != "Asia/Shanghai" {
		t.Errorf("zone is %s", s.Location())
	}
}

func TestDecodeRefuses(t *testing.T) {
	for _, c := range []struct{ old, new, want string }{
		{"level: provincial", "level: provincial\nlevle: central", "f/source.yaml:4: unknown field \"levle\""},
		{"start: [/news/]", "start: 7", "f/source.yaml:6: start: "},
		{"level: provincial", "level: provincial\ndelay: soon", "f/source.yaml:4: delay: \"soon\" is not a duration"},
		{"level: provincial", "limits:\n  bytes: 10 apples\nlevel: provincial", "f/source.yaml:4: bytes: \"10 apples\" is not a size"},
		{"level: provincial", "level: galactic", "f/source.yaml:3: level: \"galactic\""},
		{"level: provincial", "level: provincial\nlevel: central", "f/source.yaml:4: "},
		{"id: yunling-gov", "id: other", "f/source.yaml:1: id: \"other\" is not the name of its folder"},
		{"id: yunling-gov", "id: Yunling", "f/source.yaml:1: id: \"Yunling\""},
		{"en: Yunling government", "en: ''", "f/source.yaml:2: name: want both"},
		{"site: http://www.yunling.example", "site: www.yunling.example", "f/source.yaml:4: site: "},
		{"hosts: [www.yunling.example]", "hosts: []", "f/source.yaml:5: hosts: missing"},
		{"hosts: [www.yunling.example]", "hosts: ['http://x']", "f/source.yaml:5: hosts[0]: "},
		{"start: [/news/]", "start: [/news/, 'http://elsewhere.example/']", "f/source.yaml:6: start[1]: "},
		{"start: [/news/]", "start: ['ftp://www.yunling.example/']", "f/source.yaml:6: start[0]: "},
		{`'^/news/\d+\.htm$'`, `'^/news/(\d+'`, "f/source.yaml:7: list.article: "},
		{"list: {", "list: {links: 'a[', ", "f/source.yaml:7: list.links: \"a[\" is no CSS selector"},
		{"list: {", "list: {pages: 0, ", "f/source.yaml:7: list.pages: want more than 0"},
		{"level: provincial", "level: provincial\narticle:\n  body: ['#a', '##']", "f/source.yaml:5: article.body[1]: "},
		{"level: provincial", "schedule: '* * * *'\nlevel: provincial", "f/source.yaml:3: schedule: "},
		{"level: provincial", "schedule: '0 0 30 2 *'\nlevel: provincial", "f/source.yaml:3: schedule: \"0 0 30 2 *\": no such date ever comes"},
		{"level: provincial", "schedule: '0 9 * * 7'\nlevel: provincial", "f/source.yaml:3: schedule: \"0 9 * * 7\": "},
		{"level: provincial", "schedule: 'TZ=Asia/Shanghai'\nlevel: provincial", "f/source.yaml:3: schedule: \"TZ=Asia/Shanghai\": name the zone"},
		{"level: provincial", "schedule: '@every 1s'\nlevel: provincial", "f/source.yaml:3: schedule: \"@every 1s\": want five fields"},
		{"level: provincial", "jitter: 2h\nlevel: provincial", "f/source.yaml:3: jitter: 2h0m0s: want at most 1h0m0s"},
		{"level: provincial", "quiet: 23-6\nlevel: provincial", "f/source.yaml:3: quiet: \"23-6\" are no hours"},
		{"level: provincial", "quiet: '06:00-06:00'\nlevel: provincial", "f/source.yaml:3: quiet: \"06:00-06:00\" are all hours or none"},
		{"level: provincial", "twins: {m.x.example: x.example}\nlevel: provincial", "f/source.yaml:3: twins: m.x.example stands for \"x.example\""},
		{"level: provincial", "limits: {requests: 0}\nlevel: provincial", "f/source.yaml:3: limits.requests: want more than 0"},
		{"level: provincial", "limits:\n  bytes: 1MB\n  header: 11m\nlevel: provincial", "f/source.yaml:5: limits.header: 11m0s: want more than 0 and at most 10m0s"},
		{"level: provincial", "delay: 10ms\nlevel: provincial", "f/source.yaml:3: delay: 10ms is impolite"},
		{"level: provincial", "timezone: Mars/Olympus\nlevel: provincial", "f/source.yaml:3: timezone: "},
		{"level: provincial", "charset: klingon\nlevel: provincial", "f/source.yaml:3: charset: "},
		{"level: provincial", "inferred: [list.lnks]\nlevel: provincial", "f/source.yaml:3: inferred[0]: "},
		{"level: provincial", "yield: many\nlevel: provincial", "f/source.yaml:3: yield: \"many\" is not a yield"},
		{"level: provincial", "yield: 9-3/week\nlevel: provincial", "f/source.yaml:3: yield: \"9-3/week\" is not a yield"},
		{"list: {", "list: {date: 'b[', ", "f/source.yaml:7: list.date: \"b[\" is no CSS selector"},
		{"list: {", "list: {records: {title: t}, ", "f/source.yaml:7: list.records.url: "},
		{"list: {", "list: {records: {at: 'a[0]', url: u}, ", "f/source.yaml:7: list.records.at: \"a[0]\""},
		{"list: {", "list: {records: {url: '/a/{b'}, ", "f/source.yaml:7: list.records.url: "},
		{"list: {", "list: {script: 'a()', ", "f/source.yaml:7: list.script: "},
		{"list: {", "list: {paging: {address: index.html}, ", "f/source.yaml:7: list.paging.address: "},
		{"list: {", "list: {paging: {address: '{name}.html'}, ", "f/source.yaml:7: list.paging.address: "},
		{"list: {", "list: {paging: {address: '{yyyy}.html'}, ", "f/source.yaml:7: list.paging.address: "},
		{"list: {", "list: {paging: {address: 'http://x/{page}'}, ", "f/source.yaml:7: list.paging.address: "},
		{"list: {", "list: {paging: {second: -1}, ", "f/source.yaml:7: list.paging.second: "},
		{"list: {", "list: {backfill: -1, ", "f/source.yaml:7: list.backfill: want more than 0"},
		{minimal, "", "f/source.yaml: is empty"},
		{minimal, "id: [", "f/source.yaml:1: "},
	} {
		text := strings.Replace(minimal, c.old, c.new, 1)
		name := "yunling-gov/source.yaml"
		want := strings.Replace(c.want, "f/source.yaml", name, 1)
		if _, err := Decode(name, []byte(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q for %q:\n got %v\nwant %s…", c.new, c.old, err, want)
		}
	}
}

func TestDecodeNamesEveryProblem(t *testing.T) {
	text := strings.NewReplacer("level: provincial", "level: x", "[/news/]", "[]").Replace(minimal)
	_, err := Decode("source.yaml", []byte(text))
	if err == nil || strings.Count(err.Error(), "\n") != 1 {
		t.Errorf("want two lines, got %v", err)
	}
}

func TestLoad(t *testing.T) {
	other := strings.Replace(minimal, "yunling-gov", "aoyun-gov", 1)
	fsys := fstest.MapFS{
		"yunling-gov/source.yaml": {Data: []byte(minimal)},
		"aoyun-gov/source.yaml":   {Data: []byte(other)},
		"aoyun-gov/README.md":     {Data: []byte("not a source")},
	}
	sources, err := Load(fsys)
	if err != nil || len(sources) != 2 || sources[0].ID != "aoyun-gov" {
		t.Fatalf("got %d sources, %v", len(sources), err)
	}
	fsys["aoyun-gov/source.yaml"] = &fstest.MapFile{Data: []byte("x: 1")}
	fsys["yunling-gov/source.yaml"] = &fstest.MapFile{Data: []byte("y: 1")}
	sources, err = Load(fsys)
	if sources != nil || err == nil || strings.Count(err.Error(), "source.yaml:1: ") != 2 {
		t.Errorf("want both problems and no sources, got %d, %v", len(sources), err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(minimal))
	f.Add([]byte("id: &a x\nname: *a\nlist: {article: '('}\nlimits: {bytes: 99999999999GB}\n"))
	f.Add([]byte("start: [http://[::1, '%zz']\nhosts: ['%zz']\nsite: http://a\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := Decode("source.yaml", text)
		if err != nil {
			return
		}
		if _, _, err := s.Links(news.Page{URL: s.Start[0], Body: []byte("<a href=/>x</a>")}); err != nil {
			t.Errorf("a source that was accepted cannot read a list: %v", err)
		}
	})
}
