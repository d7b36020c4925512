package web

import (
	"fmt"
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/export"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// sendAs says that the answer is a file.
func sendAs(w http.ResponseWriter, file, mediaType string) {
	w.Header().Set("Content-Type", mediaType)
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="xiaozu-%s"`, file))
}

// sendTable sends a table as a file while it is read. Where that fails the connection breaks off, so
// that no part of a file looks like all of it.
func (s *site) sendTable(w http.ResponseWriter, r *http.Request, f export.Format, name string, table research.Table) {
	sendAs(w, name+"."+f.Name, f.MediaType)
	if _, err := f.Write(w, table); err != nil {
		s.log.Error("download failed", "route", r.Pattern, "error", err)
		panic(http.ErrAbortHandler)
	}
}
