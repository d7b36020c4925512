package archive

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/xiaozu-watch/xiaozu/internal/foreign"
)

//go:embed testdata/read.mjs
var readByWarcio string

type foreignRecord struct {
	Type, URL, Date, Kind, Concurrent, Refers, SHA256, Said string
	Status                                                  int
}

// Another program reads the same records as this package writes.
func TestAnotherProgramReadsWhatIsWritten(t *testing.T) {
	t.Parallel()
	first, second := page("/a/1.html", "<html>云岭省海岛保护工作领导小组</html>"), page("/a/1.html", "<html>云岭省海岛保护工作领导小组</html>")
	second.FetchedAt = second.FetchedAt.Add(time.Hour)
	missing := page("/a/2.html", "")
	missing.Status, missing.StatusLine = 404, "HTTP/1.1 404 Not Found"
	records := []Record{
		Info("ours.warc.gz", first.FetchedAt, Fields{{"software", "xiaozu"}}), Of(first).Response(), request(t, first),
		Of(second).Revisit(Original{Of(first).ID, Of(first).Date()}), Of(missing).Response(),
	}
	file := filepath.Join(t.TempDir(), "ours.warc.gz")
	if err := os.WriteFile(file, packings["record by record"](t, records), 0o600); err != nil {
		t.Fatal(err)
	}
	said, err := foreign.Node(t, readByWarcio, file)
	if err != nil {
		t.Fatal(err)
	}
	var got []foreignRecord
	for line := range bytes.Lines(said) {
		var r foreignRecord
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatal(err)
		}
		if r.Type == ResponseType && r.SHA256 != r.Said {
			t.Errorf("%s has the digest %s there, %s here", r.URL, r.SHA256, r.Said)
		}
		r.SHA256, r.Said = "", ""
		got = append(got, r)
	}
	const url, kind, date = "http://www.yunling.example", "text/html; charset=utf-8", "2026-03-05T01:02:03.456789Z"
	want := []foreignRecord{
		{Type: InfoType, Date: "2026-03-05T01:02:03.456789012Z"},
		{Type: ResponseType, URL: url + "/a/1.html", Date: date, Status: 200, Kind: kind},
		{Type: RequestType, URL: url + "/a/1.html", Date: date, Concurrent: Of(first).ID},
		{Type: RevisitType, URL: url + "/a/1.html", Date: "2026-03-05T02:02:03.456789Z", Status: 200, Kind: kind, Refers: date},
		{Type: ResponseType, URL: url + "/a/2.html", Date: date, Status: 404, Kind: kind},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}
