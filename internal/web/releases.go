package web

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/record"
	"github.com/xiaozu-watch/xiaozu/internal/release"
)

// A releaseItem is a release in the list.
type releaseItem struct {
	Href, Licence   string
	Title           locale.Message
	Moment          time.Time
	Articles, Facts int
}

// releases lists the data sets that can be cited, the newest first.
func (s *site) releases(w http.ResponseWriter, r *http.Request) error {
	all, err := release.List(s.ReleaseFolder)
	if err != nil {
		return err
	}
	var items []releaseItem
	for _, r := range slices.Backward(all) {
		items = append(items, releaseItem{release.Path(r.Number), r.Licenses[0].String(), releaseTitle(r), r.Created, r.Rows("articles"), r.Rows("facts")})
	}
	return s.page(w, r, "releases", view{Title: say("Releases"), Section: "explore", Data: items})
}

func (s *site) releasesData(*http.Request) (dataset, error) {
	all, err := release.List(s.ReleaseFolder)
	slices.Reverse(all)
	return listed("releases", each(all, func(r release.Release) record.Release {
		return record.Release{Number: r.Number, Created: r.Created.Format(time.RFC3339), Licence: r.Licenses[0].String(),
			Articles: r.Rows("articles"), Facts: r.Rows("facts"), Fingerprint: r.Fingerprint}
	})), err
}

// releaseData gives the descriptor of a release, and as rows its files.
func (s *site) releaseData(r *http.Request) (dataset, error) {
	found, err := s.openRelease(r)
	return dataset{found.Package, record.Table("files", each(found.Resources, func(f release.Resource) record.File {
		return record.File{Table: f.Table, Name: f.Path, Format: f.Format, Rows: f.Rows, Bytes: int(f.Bytes), Hash: f.Hash}
	}))}, err
}

func releaseTitle(r release.Release) locale.Message { return say("Release {number}", r.Version) }

// A releaseView is a release with its files.
type releaseView struct {
	release.Release
	Title        locale.Message
	Tables       []releaseTable
	About        []releaseFile // the data
	MayTake      bool
	PlainLicence string // "" where the licence is an address
}

// A releaseTable is a table with its files, one a format.
type releaseTable struct {
	Name  any
	Rows  int
	Files []releaseFile
}

// A releaseFile has no Href for those who may not take it, and no Size where that is of no interest.
type releaseFile struct{ Name, Href, Size string }

// release shows what is in a data set, and how it is cited.
func (s *site) release(w http.ResponseWriter, r *http.Request) error {
	found, err := s.openRelease(r)
	if err != nil {
		return err
	}
	v := newReleaseView(found, rankOf(caller(r)) >= researcher)
	return s.page(w, r, "release", view{Title: v.Title, Section: "explore", Data: v})
}

func newReleaseView(found release.Release, mayTake bool) releaseView {
	file := func(name, path, size string) releaseFile {
		f := releaseFile{Name: name, Size: size}
		if mayTake {
			f.Href = release.Path(found.Number) + "/" + path
		}
		return f
	}
	v := releaseView{Release: found, Title: releaseTitle(found), MayTake: mayTake, PlainLicence: found.Licenses[0].Name}
	for i, r := range found.Resources {
		if i == 0 || found.Resources[i-1].Table != r.Table {
			v.Tables = append(v.Tables, releaseTable{Name: locale.Term(tableWords, r.Table), Rows: r.Rows})
		}
		t := &v.Tables[len(v.Tables)-1]
		t.Files = append(t.Files, file(strings.ToUpper(r.Format), r.Path, size(r.Bytes)))
	}
	for _, name := range release.Documents() {
		v.About = append(v.About, file(name, name, ""))
	}
	return v
}

// openRelease is the release that an address names.
func (s *site) openRelease(r *http.Request) (release.Release, error) {
	number, err := strconv.Atoi(r.PathValue("number"))
	if err != nil || strconv.Itoa(number) != r.PathValue("number") || s.ReleaseFolder == "" {
		return release.Release{}, errNoSuchPage
	}
	found, err := release.Open(s.ReleaseFolder, number)
	if errors.Is(err, release.ErrNone) {
		err = errNoSuchPage
	}
	return found, err
}

// downloadWithin is how long a file may take to be sent: a large one on a slow line.
const downloadWithin = 6 * time.Hour

// releaseFile sends a file of a release, which is the same for ever.
func (s *site) releaseFile(w http.ResponseWriter, r *http.Request) error {
	found, err := s.openRelease(r)
	if err != nil {
		return err
	}
	name := r.PathValue("file")
	kind, known := found.MediaType(name)
	if !known {
		return errNoSuchPage
	}
	file, err := os.Open(filepath.Join(found.Folder(), name))
	if err != nil {
		return err
	}
	defer file.Close()
	sendAs(w, fmt.Sprintf("%d-%s", found.Number, name), kind)
	h := w.Header()
	h.Set("Cache-Control", "private, max-age=31536000, immutable") // private: it is for who may take data away
	h.Set("ETag", `"`+found.Fingerprint+"-"+name+`"`)
	if err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(downloadWithin)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return err
	}
	http.ServeContent(w, r, "", time.Time{}, file)
	return nil
}

var tableWords = map[string]locale.Message{
	"articles": say("Articles"), "mentions": say("Mentions @table"), "facts": say("Facts"), "seats": say("Seats"), "groups": say("Groups"), "people": say("People"),
	"decisions": say("Decisions"), "acts": say("All that curators said"), "counts": say("Groups by month"), "events": say("Events by month"), "coverage": say("Coverage by month"), "changes": say("Changed since the release before"),
}

// size is how large a file is, to three digits.
func size(bytes int64) string {
	n, units := float64(bytes), []string{"B", "KB", "MB", "GB", "TB"}
	for n >= 999.5 && len(units) > 1 {
		n, units = n/1000, units[1:]
	}
	return strconv.FormatFloat(n, 'g', 3, 64) + " " + units[0]
}
