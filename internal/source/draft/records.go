package draft

import (
	"encoding/json"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

// findRecords finds where the entries of a list in JSON stand, in the page or in a script of it:
// in the array whose objects have the most addresses.
func (d *declaration) findRecords(page news.Page) {
	values := source.Values(page)
	most := 0
	for _, name := range slices.Sorted(maps.Keys(values)) {
		var document any
		if json.Unmarshal([]byte(values[name]), &document) != nil {
			continue
		}
		found := arrays(document, "", map[string][]map[string]any{}, 0)
		for _, at := range slices.Sorted(maps.Keys(found)) {
			if n := len(found[at]); n >= fewest && n > most {
				if r := recordsOf(at, found[at]); r.URL != "" {
					most, d.records, d.script = n, r, name
					d.addHosts(valuesOf(found[at], r.URL))
				}
			}
		}
	}
}

// addHosts adds those of addresses: a list in JSON may stand on another host than its articles.
func (d *declaration) addHosts(addresses []string) {
	for _, address := range addresses {
		u, err := url.Parse(address)
		if err != nil || u.Host == "" {
			continue
		}
		if host := strings.ToLower(u.Host); len(d.hosts) < maxHosts && !slices.Contains(d.hosts, host) {
			d.hosts = append(d.hosts, host)
		}
	}
}

// maxLevels is how deep in a document the entries are looked for.
const maxLevels = 6

// arrays are the objects in arrays by the path of the array.
func arrays(value any, path string, found map[string][]map[string]any, level int) map[string][]map[string]any {
	if level > maxLevels {
		return found
	}
	switch v := value.(type) {
	case []any:
		for _, e := range v {
			if object, ok := e.(map[string]any); ok {
				found[path] = append(found[path], object)
			}
			arrays(e, path, found, level+1)
		}
	case map[string]any:
		for name, inner := range v {
			arrays(inner, strings.TrimPrefix(path+"."+name, "."), found, level+1)
		}
	}
	return found
}

// recordsOf says by their values which of the keys of entries are address, title and date.
func recordsOf(at string, objects []map[string]any) source.Records {
	r := source.Records{At: at}
	longest := 0
	for _, key := range keysOf(objects) {
		values := valuesOf(objects, key)
		switch {
		case most(values, isAddress):
			if r.URL == "" {
				r.URL = key
			}
		case most(values, isDate):
			if r.Date == "" {
				r.Date = key
			}
		default:
			if n := titleLength(values); n > longest {
				longest, r.Title = n, key
			}
		}
	}
	return r
}

func keysOf(objects []map[string]any) []string {
	var keys []string
	for _, o := range objects {
		for key := range o {
			if !slices.Contains(keys, key) {
				keys = append(keys, key)
			}
		}
	}
	slices.Sort(keys)
	return keys
}

func valuesOf(objects []map[string]any, key string) []string {
	var values []string
	for _, o := range objects {
		switch v := o[key].(type) {
		case string:
			values = append(values, v)
		case float64:
			values = append(values, strconv.FormatFloat(v, 'f', -1, 64))
		}
	}
	return values
}

// most reports whether most of at least three values are such.
func most(values []string, such func(string) bool) bool {
	n := 0
	for _, v := range values {
		if such(v) {
			n++
		}
	}
	return n >= fewest && n*2 > len(values)
}

func isAddress(text string) bool {
	return (strings.HasPrefix(text, "http") || strings.HasPrefix(text, "/")) && strings.ContainsAny(text, "0123456789") &&
		!strings.HasSuffix(text, ".jpg") && !strings.HasSuffix(text, ".png")
}

func isDate(text string) bool {
	return len(text) < 40 && !webpage.ListMoment(text, news.Beijing, time.Time{}).IsZero()
}

// titleLength is the mean length of values that could be titles, in characters: summaries are
// longer.
func titleLength(values []string) int {
	sum := 0
	for _, v := range values {
		sum += utf8.RuneCountInString(v)
	}
	if len(values) < fewest || sum/len(values) > 60 {
		return 0
	}
	return sum / len(values)
}
