package web

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/export"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot/png"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot/svg"
)

// A drawing is a format of the picture of a chart.
type drawing struct {
	name, mediaType string
	write           func(io.Writer, plot.Picture) error
}

var drawings = []drawing{{"svg", "image/svg+xml", svg.Write}, {"png", "image/png", png.Write}}

// downloads are what a chart can be taken along as: its table, and its picture.
func (q exploreQuery) downloads() (all []download) {
	for _, f := range export.Formats {
		all = append(all, newDownload(f.Name, "/explore/chart."+f.Name, q.values()))
	}
	for _, d := range drawings {
		all = append(all, newDownload(d.name, "/explore/chart."+d.name, q.values()))
	}
	return all
}

func newDownload(format, path string, query url.Values) download {
	return download{strings.ToUpper(format), withQuery(path, query)}
}

// exploreFile sends the chart of an address as a file.
func (s *site) exploreFile(w http.ResponseWriter, r *http.Request) error {
	q := readExploreQuery(r.URL.Query())
	name, isChart := strings.CutPrefix(r.PathValue("file"), "chart.")
	format, isTable := export.Named(name)
	picture := drawingNamed(name)
	if !isChart || !isTable && picture == nil || len(q.Subjects) == 0 || q.Wrong != nil {
		return errNoSuchPage
	}
	drawn, err := s.draw(r.Context(), q)
	if err != nil {
		return err
	}
	if picture != nil {
		return s.sendPicture(w, *picture, q, drawn)
	}
	s.sendTable(w, r, format, "chart", research.Counted(q.Filter, research.InTurn(drawn.series...)))
	return nil
}

var errNoFont = problem{http.StatusNotImplemented, say("No font for these names"),
	say("No font on the machine that runs xiaozu holds all letters of the picture."),
	say("Take the picture as SVG, or ask whoever runs this xiaozu to install a Chinese font.")}

// sendPicture sends a picture that says by itself what it shows.
func (s *site) sendPicture(w http.ResponseWriter, d drawing, q exploreQuery, drawn charts) error {
	chart := q.chart(drawn, 960)
	chart.Label = s.base + withQuery("/explore", q.values())
	for _, c := range q.legend(drawn.series) {
		chart.Names = append(chart.Names, c.Name)
	}
	chart.Caption = plot.Caption(research.Describe(q.Measure, q.Smooth, q.Filter), news.DateOf(time.Now()), drawn.events)
	return s.send(w, d, "chart", plot.Draw(chart))
}

// send sends a picture under a name, whole or not at all.
func (s *site) send(w http.ResponseWriter, d drawing, name string, picture plot.Picture) error {
	var b bytes.Buffer
	err := d.write(&b, picture)
	var none png.NoFontError
	switch {
	case errors.As(err, &none):
		s.log.Error("no font for a picture", "error", err)
		return errNoFont
	case err != nil:
		return err
	}
	sendAs(w, name+"."+d.name, d.mediaType)
	_, _ = b.WriteTo(w) // a reader that went away is no error of ours
	return nil
}

// citation says what one cites when one cites a chart, in plain words and for BibTeX.
func (s *site) citation(q exploreQuery, series []charted, now time.Time) (plain, bibTeX string) {
	var names []string
	for _, c := range series {
		names = append(names, c.Name)
	}
	title := strings.Join(names, "、") + ". " + research.Describe(q.Measure, q.Smooth, q.Filter)
	day, address := news.DateOf(now).String(), s.base+withQuery("/explore", q.values())
	plain = fmt.Sprintf("xiaozu. “%s.” Counted on %s. %s", title, day, address)
	bibTeX = fmt.Sprintf("@misc{xiaozu-%s,\n  title  = {%s},\n  author = {{xiaozu}},\n  year   = {%s},\n  note   = {Counted on %s},\n  url    = {%s}\n}",
		day, title, day[:4], day, address)
	return plain, bibTeX
}
