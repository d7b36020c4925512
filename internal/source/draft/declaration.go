package draft

import (
	"fmt"
	"hash/fnv"
	"strings"

	"github.com/goccy/go-yaml"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// A declaration is what was found so far.
type declaration struct {
	id, zh, en, publisher, place string
	level                        source.Level
	site, start                  string
	hosts                        []string
	loopback                     bool

	selector, article, next string
	inside, script          string
	records                 source.Records
	paging                  source.Paging
	charset                 string
	yield                   source.Yield
}

// yaml writes the declaration as people do.
func (d *declaration) yaml() []byte {
	var out strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&out, format+"\n", args...) }
	line("id: %s", scalar(d.id))
	line("name: {zh: %s, en: %s}", scalar(d.zh), scalar(d.en))
	line("publisher: %s", scalar(d.publisher))
	line("level: %s", d.level)
	if d.place != "" {
		line("place: %s", scalar(d.place))
	}
	line("site: %s", scalar(d.site))
	line("hosts: [%s]", joined(d.hosts))
	line("start: [%s]", scalar(strings.TrimPrefix(d.start, d.site)))
	line("list:")
	for _, l := range d.list() {
		line("  %s", l)
	}
	if d.loopback {
		line("loopback: true\ndelay: 10ms")
	}
	line("schedule: %q", d.schedule())
	if text := d.yield.String(); text != "" {
		line("yield: %s", text)
	}
	line("inferred: [%s]", strings.Join(d.inferred(), ", "))
	return []byte(out.String())
}

// list are the lines below list.
func (d *declaration) list() []string {
	var lines []string
	add := func(when bool, format string, args ...any) {
		if when {
			lines = append(lines, fmt.Sprintf(format, args...))
		}
	}
	r := d.records
	add(d.selector != "", "links: %s", scalar(d.selector))
	add(d.inside != "", "inside: %s", single(d.inside))
	add(d.script != "", "script: %s", scalar(d.script))
	add(r.URL != "", "records: {%s}", joinedPaths(r))
	lines = append(lines, "article: "+single(d.article))
	add(d.next != "", "next: %s", scalar(d.next))
	add(d.paging.Address != "", "paging: {address: %s, second: %d}", scalar(d.paging.Address), max(1, d.paging.Second))
	add(d.next != "" || d.paging.Address != "", "backfill: 20")
	return lines
}

func joinedPaths(r source.Records) string {
	var parts []string
	for _, p := range []struct{ key, path string }{{"at", r.At}, {"url", r.URL}, {"title", r.Title}, {"date", r.Date}} {
		if p.path != "" {
			parts = append(parts, p.key+": "+scalar(p.path))
		}
	}
	return strings.Join(parts, ", ")
}

// inferred are the keys that were guessed: all but where the page stands.
func (d *declaration) inferred() []string {
	keys := []string{"id", "name", "publisher", "level"}
	for _, k := range []struct {
		key  string
		used bool
	}{
		{"place", d.place != ""}, {"hosts", len(d.hosts) > 1}, {"list.links", d.selector != ""},
		{"list.inside", d.inside != ""}, {"list.script", d.script != ""}, {"list.records", d.records.URL != ""}, {"list.article", true}, {"list.next", d.next != ""},
		{"list.paging", d.paging.Address != ""}, {"list.backfill", d.next != "" || d.paging.Address != ""},
		{"schedule", true}, {"yield", d.yield.Days > 0},
	} {
		if k.used {
			keys = append(keys, k.key)
		}
	}
	return keys
}

// schedule is every two hours, at a minute that differs from source to source.
func (d *declaration) schedule() string {
	h := fnv.New32a()
	h.Write([]byte(d.id)) // a hash takes everything
	return fmt.Sprintf("%d */2 * * *", h.Sum32()%60)
}

// scalar writes a text so that YAML reads it back, with quotes where it needs them.
func scalar(text string) string {
	out, err := yaml.Marshal(text)
	if written := strings.TrimSpace(string(out)); err == nil && !strings.ContainsAny(written, "\n,[]{}") {
		return written
	}
	return fmt.Sprintf("%q", text)
}

// single writes an expression in single quotes, in which a backslash is one.
func single(text string) string { return "'" + strings.ReplaceAll(text, "'", "''") + "'" }

func joined(texts []string) string {
	quoted := make([]string, len(texts))
	for i, text := range texts {
		quoted[i] = scalar(text)
	}
	return strings.Join(quoted, ", ")
}
