package web

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/export"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot/png"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot/svg"
)

// sendAs says that the answer is a file.
func sendAs(w http.ResponseWriter, file, mediaType string) {
	w.Header().Set("Content-Type", mediaType)
	w.Header().Set("Content-Disposition", fmt.Sprintf(`attachment; filename="xiaozu-%s"`, file))
}

// A drawing is a format of pictures.
type drawing struct {
	name, mediaType string
	write           func(io.Writer, plot.Picture) error
}

var drawings = []drawing{{"svg", "image/svg+xml", svg.Write}, {"png", "image/png", png.Write}}

// drawingNamed is the format of pictures with the name, or nil.
func drawingNamed(name string) *drawing {
	i := slices.IndexFunc(drawings, func(d drawing) bool { return d.name == name })
	if i < 0 {
		return nil
	}
	return &drawings[i]
}

var errNoFont = problem{http.StatusNotImplemented, say("No font for these names"),
	say("No font on the machine that runs xiaozu holds all letters of the picture."),
	say("Take the picture as SVG, or ask whoever runs this xiaozu to install a Chinese font.")}

// sendPicture sends a picture under a name, with where it comes from, whole or not at all.
func (s *site) sendPicture(w http.ResponseWriter, d drawing, name string, picture plot.Picture, from research.Provenance) error {
	picture.Terms = from.Terms()
	var b bytes.Buffer
	err := d.write(&b, picture)
	var none png.NoFontError
	switch {
	case errors.As(err, &none):
		s.Log.Error("no font for a picture", "error", err)
		return errNoFont
	case err != nil:
		return err
	}
	sendAs(w, name+"."+d.name, d.mediaType)
	_, _ = b.WriteTo(w) // a reader that went away is no error of ours
	return nil
}

// tableFormat is the format with the name, if any table can be written in it.
func tableFormat(name string) (export.Format, bool) {
	f, known := export.Named(name)
	return f, known && f.Tables == nil
}

// sendTable sends a table as a file while it is read. Where that fails the connection breaks off, so
// that no part of a file looks like all of it.
func (s *site) sendTable(w http.ResponseWriter, r *http.Request, f export.Format, name string, table research.Table) {
	sendAs(w, name+"."+f.Name, f.MediaType)
	if _, err := f.Write(w, table); err != nil {
		s.Log.Error("download failed", "route", r.Pattern, "error", err)
		panic(http.ErrAbortHandler)
	}
}
