package web

import (
	"mime"
	"net/http"
	"strconv"
	"strings"
)

// archivedPolicy lets nothing of a page that others wrote run or be fetched, and keeps it away from
// what is ours: the sandbox makes it a page of no site.
const archivedPolicy = "sandbox; default-src 'none'"

// archived shows a page as it came, in the version that the address names: "2.html". What is no page
// of text is handed over as a file.
func (s *site) archived(w http.ResponseWriter, r *http.Request) error {
	number, isPage := strings.CutSuffix(r.PathValue("file"), ".html")
	version, err := strconv.ParseUint(number, 10, 31)
	if !isPage || err != nil {
		return errNoSuchPage
	}
	page, err := s.db.PageVersion(r.Context(), r.PathValue("source"), r.PathValue("page"), int(version))
	if err != nil {
		return err
	}
	w.Header().Set("Content-Security-Policy", archivedPolicy)
	declared := http.Header(page.Header).Get("Content-Type")
	if kind, _, _ := mime.ParseMediaType(declared); kind == "text/html" || kind == "text/plain" || kind == "application/xhtml+xml" {
		w.Header().Set("Content-Type", declared)
	} else {
		sendAs(w, "page", "application/octet-stream")
	}
	_, _ = w.Write(page.Body) // a reader that went away is no error of ours
	return nil
}

func archivedPath(source, page string, version int) string {
	return articlePath(source, page) + "/archived/" + strconv.Itoa(version) + ".html"
}
