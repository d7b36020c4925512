package archive

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// readByWarcio is a program for the npm package warcio, which shares no line with this one. It
// prints each record with the digests that it computes by itself.
const readByWarcio = `
const { WARCParser } = require("warcio");
const { createReadStream } = require("fs");
const { createHash } = require("crypto");
(async () => {
  for await (const r of new WARCParser(createReadStream(process.argv[2]))) {
    const body = await r.readFully(true);
    console.log(JSON.stringify({
      type: r.warcType, url: r.warcTargetURI || "", date: r.warcDate,
      status: r.warcType != "request" && r.httpHeaders ? r.httpHeaders.statusCode : 0,
      kind: r.httpHeaders ? r.httpHeaders.headers.get("Content-Type") || "" : "",
      concurrent: (r.warcHeaders.headers.get("WARC-Concurrent-To") || "").replace(/^<urn:uuid:|>$/g, ""),
      refers: r.warcHeaders.headers.get("WARC-Refers-To-Date") || "",
      sha256: createHash("sha256").update(body).digest("hex"),
      said: (r.warcHeaders.headers.get("Xiaozu-Payload-Digest") || "").replace("sha256:", ""),
    }));
  }
})();
`

type foreignRecord struct {
	Type, URL, Date, Kind, Concurrent, Refers, SHA256, Said string
	Status                                                  int
}

// Another program reads the same records as this package writes.
func TestAnotherProgramReadsWhatIsWritten(t *testing.T) {
	t.Parallel()
	root, err := exec.CommandContext(t.Context(), "npm", "root", "--global").Output()
	modules := strings.TrimSpace(string(root))
	if _, missing := os.Stat(filepath.Join(modules, "warcio")); err != nil || missing != nil {
		t.Skip("the npm package warcio is not installed: npm install --global warcio")
	}
	first, second := page("/a/1.html", "<html>云岭省海岛保护工作领导小组</html>"), page("/a/1.html", "<html>云岭省海岛保护工作领导小组</html>")
	second.FetchedAt = second.FetchedAt.Add(time.Hour)
	missing := page("/a/2.html", "")
	missing.Status, missing.StatusLine = 404, "HTTP/1.1 404 Not Found"
	records := []Record{
		Info("ours.warc.gz", first.FetchedAt, Fields{{"software", "xiaozu"}}), Of(first).Response(), request(t, first),
		Of(second).Revisit(Original{Of(first).ID, Of(first).Date()}), Of(missing).Response(),
	}
	folder := t.TempDir()
	file, program := filepath.Join(folder, "ours.warc.gz"), filepath.Join(folder, "read.cjs")
	for name, content := range map[string][]byte{file: packings["record by record"](t, records), program: []byte(readByWarcio)} {
		if err := os.WriteFile(name, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	run := exec.CommandContext(t.Context(), "node", program, file)
	run.Env = append(os.Environ(), "NODE_PATH="+modules)
	run.Stderr = t.Output()
	said, err := run.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got []foreignRecord
	for line := range strings.Lines(string(said)) {
		var r foreignRecord
		if err := json.Unmarshal([]byte(line), &r); err != nil {
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
