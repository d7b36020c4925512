package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A watch is tried on the past, saved, changed and deleted, by its owner alone.
func TestWatches(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	site.index(t)
	v := site.visitAs(t, "anna")
	v.expect("/watches", "You watch nothing yet", "Nowhere yet")
	v.expect(groupPath(islands), "Watch its seats", `name="group" value="`+islands+`"`)
	v.expect("/watches/new?kind=new_groups", "It would have told you 1 time in the last 100 days, and 2 in all.", "New group:", islands, `<svg role="img"`)
	v.expect("/watches/new?kind=new_groups&words="+url.QueryEscape("海岛"), "It would have told you 1 time ", islands)
	v.expect(searchPath("海島保護", "level", "provincial"), "Watch this search", `name="query" value="海島保護"`, `name="level" value="provincial"`)
	v.expect("/watches/new?kind=search&query="+url.QueryEscape("海島保護"), "It would have told you ", islands, `name="query" value="海島保護"`, `name="source"`)
	v.expect("/watches/new?kind=seats", "Fill in the form and try it")
	v.expect("/watches/new?kind=absent&group=x", "It would have told you 0 times")
	site.visitAs(t, "curator").expect("/watches/new?kind=sources", "cannot be tried on the past")
	if wrong := v.post("/watches", url.Values{"kind": {"seats"}}); wrong.status != http.StatusUnprocessableEntity || !strings.Contains(wrong.body, "name the group or the person to watch") {
		t.Errorf("an empty form: status %d", wrong.status)
	}
	saved := v.post("/watches", url.Values{"kind": {"seats"}, "group": {islands}, "rhythm": {"daily"}, "hours": {"6"}})
	if saved.status != http.StatusOK || !strings.HasPrefix(saved.path, "/watches/") {
		t.Fatalf("saved: status %d at %s", saved.status, saved.path)
	}
	v.expect(saved.path, `<span lang="zh-Hans">`+islands+`</span>`, `value="daily" selected`, `name="hours" value="6"`, "JSON Feed")
	v.expect("/watches", saved.path, "Seats changing hands", "once a day")
	other := site.visitAs(t, "bert")
	for _, got := range []answer{other.get(saved.path), other.post(saved.path, url.Values{"do": {"delete"}})} {
		if got.status != http.StatusNotFound {
			t.Errorf("somebody else's watch: status %d", got.status)
		}
	}
	v.post(saved.path, url.Values{"kind": {"seats"}, "group": {islands}, "name": {"海岛的人"}, "days": {"3"}, "past": {"on"}, "do": {"save"}})
	v.expect("/watches", "海岛的人", "silent until")
	v.expect(saved.path, `name="past" checked`)
	v.post(saved.path, url.Values{"do": {"delete"}})
	v.expect("/watches", "You watch nothing yet")
}

// Whoever is watched by a name is watched by the id that facts about them have.
func TestWatchByName(t *testing.T) {
	t.Parallel()
	site := newSite(t, stories()...)
	site.seed(t)
	v := site.visitAs(t, "anna")
	v.expect("/watches/new?kind=seats&group="+url.QueryEscape(floods), `name="group" value="`+floodsID+`"`)
	v.expect("/watches/new?kind=seats&group="+url.QueryEscape("无此小组"), `name="group" value="无此小组"`)
	v.post("/watches", url.Values{"kind": {"group_events"}, "group": {floods}})
	watches, err := site.owner.Watches(t.Context(), "anna")
	must(t, err)
	if len(watches) != 1 || watches[0].Condition.Group != floodsID || watches[0].Name != floods {
		t.Errorf("saved %+v", watches)
	}
}

// Channels are added, tested and deleted; what somebody else's address wants is asked first.
func TestChannels(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	v := site.visitAs(t, "anna")
	for _, form := range []url.Values{
		{"kind": {"webhook"}, "address": {"ftp://x"}}, {"kind": {"email"}, "address": {"Anna <a@b.example>"}},
		{"kind": {"chat"}, "address": {"ntfy://127.0.0.1/topic"}},
	} {
		if got := v.post("/channels", form); got.status != http.StatusUnprocessableEntity || !strings.Contains(got.body, `role="alert"`) {
			t.Errorf("%v: status %d", form, got.status)
		}
	}
	v.post("/channels", url.Values{"kind": {"webhook"}, "address": {"https://hooks.example/alerts"}})
	v.post("/channels", url.Values{"kind": {"email"}, "address": {"anna@example.org"}})
	v.expect("/watches", "https://hooks.example/alerts", "whsec_", "anna@example.org", "not confirmed yet", "A test: this is how an alert looks")
	channels, err := site.owner.Channels(t.Context(), "anna")
	must(t, err)
	path := "/channels/" + channels[0].ID
	for _, c := range channels { // only the one whose address is asked about was sent something by now
		page := v.get("/watches?channel=" + c.ID).body
		if !strings.Contains(page, "Only what was sent to ") || strings.Contains(page, "A test: this is how an alert looks") != (c.Kind == "email") {
			t.Errorf("the log of %s:\n%s", c.Address, page)
		}
	}
	before := channels[0].Secret
	v.post(path, url.Values{"do": {"secret"}})
	v.post(path, url.Values{"do": {"test"}})
	channels, err = site.owner.Channels(t.Context(), "anna")
	must(t, err)
	if secrets := channels[0].Secrets(time.Now()); len(secrets) != 2 || secrets[1] != before {
		t.Errorf("secrets %v, before %s", secrets, before)
	}
	if got := site.visitAs(t, "bert").post(path, url.Values{"do": {"delete"}}); got.status != http.StatusNotFound {
		t.Errorf("somebody else's channel: status %d", got.status)
	}
	v.post(path, url.Values{"do": {"delete"}})
	v.post("/watches/manner", url.Values{"language": {"zh-Hant"}, "zone": {"Europe/Berlin"}, "from": {"22:00"}, "until": {"07:30"}, "digest": {"09:00"}})
	manner, err := site.owner.Manner(t.Context(), "anna")
	must(t, err)
	if want := (alert.Manner{Language: "zh-Hant", Zone: "Europe/Berlin", QuietFrom: 22 * 60, QuietUntil: 7*60 + 30, DigestAt: 9 * 60}); manner != want {
		t.Errorf("manner %+v", manner)
	}
	if got := v.post("/watches/manner", url.Values{"language": {"en"}, "zone": {"Atlantis"}}); got.status != http.StatusUnprocessableEntity {
		t.Errorf("a zone that is none: status %d", got.status)
	}
}

// A letter is confirmed and ended without signing in, by a POST and by nothing else: RFC 8058.
func TestLetters(t *testing.T) {
	t.Parallel()
	site := newSite(t)
	must(t, site.owner.AddUser(t.Context(), postgres.User{Name: "wendy", Role: "watcher"}))
	c, err := site.owner.AddChannel(t.Context(), "wendy", "email", "wendy@example.org", "")
	must(t, err)
	state := func() postgres.Channel {
		c, err := site.owner.ChannelOfToken(t.Context(), c.Token)
		must(t, err)
		return c
	}
	stranger := site.visit(t)
	stranger.expect("/letters/"+c.Token+"/confirm", "May alerts be sent to wendy@example.org?")
	stranger.expect("/letters/"+c.Token+"/end", "Shall nothing more be sent")
	if c := state(); !c.Confirmed.IsZero() || !c.Closed.IsZero() {
		t.Errorf("links that were followed changed %+v", c)
	}
	stranger.post("/letters/"+c.Token+"/confirm", nil)
	if c := state(); c.Confirmed.IsZero() || !c.Closed.IsZero() {
		t.Errorf("confirmed: %+v", c)
	}
	response, err := http.Post(site.base+"/letters/"+c.Token+"/end", "application/x-www-form-urlencoded", strings.NewReader("List-Unsubscribe=One-Click"))
	must(t, err)
	response.Body.Close()
	if c := state(); response.StatusCode != http.StatusOK || c.Closed.IsZero() {
		t.Errorf("ended: status %d, %+v", response.StatusCode, c)
	}
	if got := stranger.get("/letters/nobody/end"); got.status != http.StatusNotFound {
		t.Errorf("a token that is none: status %d", got.status)
	}
}
