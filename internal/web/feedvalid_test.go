package web

import (
	"bytes"
	"encoding/json"
	"errors"
	"net/http"
	"net/url"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/foreign"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Every feed is what its format wants, by Ruby's parser of RSS 2.0 and Atom, which refuses what is not
// expected or missing, and by the schema of JSON Feed; in all languages, empty, and whatever pages say.
func TestFeedsAreValid(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	for i, payload := range payloads(t) {
		site.lace(t, payload, "laced-"+strconv.Itoa(i))
	}
	v := site.visitAs(t, "curator")
	stem, _ := strings.CutSuffix(v.feedPath(), "new-groups.atom")
	full, empty := site.watchFor(t, islands, true), site.watchFor(t, "云岭省无此领导小组", false)
	feeds := map[string]map[string]string{"atom": {}, "rss": {}, "json": {}} // by format and path
	for _, feed := range []string{stem + "new-groups", stem + "groups/" + url.PathEscape(islands) + "/feed", stem + "people/" + url.PathEscape("沈若兰") + "/feed",
		stem + "groups/nobody/feed", "/feeds/" + full.Feed + "/watch", "/feeds/" + empty.Feed + "/watch"} {
		for format, bodies := range feeds {
			for _, language := range []string{"en", "zh-Hans", "zh-Hant"} {
				path := feed + "." + format + "?language=" + language
				got := v.get(path)
				if bodies[path] = got.body; got.status != http.StatusOK {
					t.Errorf("%s: status %d", path, got.status)
				}
			}
		}
	}
	judgeByRuby(t, "RSS::Atom::Feed", feeds["atom"])
	judgeByRuby(t, "RSS::Rss", feeds["rss"])
	judgeBySchema(t, feeds["json"])
}

// watchFor is a watch of a group's seats, which noticed all that is known of it if told.
func (s testSite) watchFor(t *testing.T, group string, told bool) alert.Watch {
	t.Helper()
	w, err := s.owner.SaveWatch(t.Context(), alert.Watch{User: "curator", Name: "座位 & <seats>", Condition: alert.Condition{Kind: alert.Seats, Group: group}})
	must(t, err)
	if !told {
		return w
	}
	events, err := s.owner.GroupEvents(t.Context(), group, feedLength)
	must(t, err)
	must(t, s.owner.Change(t.Context(), func(tx postgres.Tx) error {
		for _, e := range events {
			if _, err := tx.AddAlerts(t.Context(), e, []string{w.ID}, e.At); err != nil {
				return err
			}
		}
		return nil
	}))
	return w
}

// readByRuby reads feeds by their paths and says for each what is wrong with it, if it is not one of a class.
const readByRuby = `
require "rss"
require "json"
JSON.parse($stdin.read).each do |path, text|
  feed = RSS::Parser.parse(text, true, false)
  puts "#{path} is a #{feed.class}" if feed.class.name != ARGV[0]
rescue RSS::Error => e
  puts "#{path}: #{e.message}"
end
`

// judgeByRuby judges feeds by Ruby's library rss, which must take them for those of a class.
func judgeByRuby(t *testing.T, class string, feeds map[string]string) {
	t.Helper()
	ruby, err := exec.LookPath("ruby")
	if err != nil {
		foreign.Missing(t, errors.New("ruby, whose library judges Atom and RSS, is not installed (Debian: ruby)"))
	}
	given, err := json.Marshal(feeds)
	must(t, err)
	command := exec.CommandContext(t.Context(), ruby, "-e", readByRuby, class)
	command.Stdin = bytes.NewReader(given)
	if out, err := command.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}

// judgeBySchema judges feeds by the schema of JSON Feed 1.1.
func judgeBySchema(t *testing.T, feeds map[string]string) {
	t.Helper()
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(foreign.File(t, "jsonfeed-schema/schema-v1.1.json")))
	must(t, err)
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat()
	must(t, compiler.AddResource("feed.json", schema))
	compiled, err := compiler.Compile("feed.json")
	must(t, err)
	for path, feed := range feeds {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(feed))
		must(t, err)
		if err := compiled.Validate(value); err != nil {
			t.Errorf("%s: %v", path, err)
		}
	}
}
