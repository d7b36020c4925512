package web

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
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
	add := func(name string) {
		all = append(all, download{strings.ToUpper(name), withQuery("/explore/chart."+name, q.values())})
	}
	for _, f := range export.Formats {
		add(f.Name)
	}
	for _, d := range drawings {
		add(d.name)
	}
	return all
}

// exploreFile sends the chart of an address as a file.
func (s *site) exploreFile(w http.ResponseWriter, r *http.Request) error {
	q := readExploreQuery(r.URL.Query())
	name, isChart := strings.CutPrefix(r.PathValue("file"), "chart.")
	format, isTable := export.Named(name)
	picture := slices.IndexFunc(drawings, func(d drawing) bool { return d.name == name })
	if !isChart || !isTable && picture < 0 || len(q.Subjects) == 0 || q.Wrong != nil {
		return errNoSuchPage
	}
	drawn, err := s.draw(r.Context(), q)
	if err != nil {
		return err
	}
	if picture >= 0 {
		return s.sendPicture(w, drawings[picture], q, drawn)
	}
	s.sendTable(w, r, format, "chart", research.Counted(q.Filter, research.InTurn(drawn.series)))
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
	var b bytes.Buffer
	err := d.write(&b, plot.Draw(chart))
	var none png.NoFontError
	switch {
	case errors.As(err, &none):
		s.log.Error("no font for a picture", "error", err)
		return errNoFont
	case err != nil:
		return err
	}
	sendAs(w, "chart."+d.name, d.mediaType)
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
