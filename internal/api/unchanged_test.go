package api_test

import (
	"net/http"
	"testing"
)

// Who has the answer already is told so, until it is another one.
func TestUnchanged(t *testing.T) {
	t.Parallel()
	d := newDesk(t, 1)
	first := d.ask("/articles")
	tag := first.Header().Get("ETag")
	if tag == "" || first.Header().Get("Cache-Control") != "private, no-cache" {
		t.Fatalf("headers %v", first.Header())
	}
	for _, have := range []string{tag, `"other", ` + tag, "W/" + tag, "*"} {
		if w := d.ask("/articles", "If-None-Match", have); w.Code != http.StatusNotModified || w.Body.Len() > 0 {
			t.Errorf("with %s: status %d, %d bytes", have, w.Code, w.Body.Len())
		}
	}
	d.publish(1)
	if w := d.ask("/articles", "If-None-Match", tag); w.Code != http.StatusOK || w.Header().Get("ETag") == tag {
		t.Errorf("after a change: status %d, ETag %s", w.Code, w.Header().Get("ETag"))
	}
	if w := d.ask("/groups/nowhere"); w.Header().Get("ETag") != "" {
		t.Error("a problem has an ETag")
	}
}
