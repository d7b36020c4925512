package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
	"github.com/xiaozu-watch/xiaozu/internal/study"
)

// studyFile sends the table of a study, or the picture of one that has any.
func (s *site) studyFile(w http.ResponseWriter, r *http.Request) error {
	kind, known := study.Named(r.PathValue("study"))
	what, format, _ := strings.Cut(r.PathValue("file"), ".")
	q := readStudyQuery(r.URL.Query())
	if known && what == "chart" && q.charts(kind.Name) {
		return s.studyChart(w, r, format, kind.Name, q)
	}
	f, isTable := tableFormat(format)
	if !known || what != "table" || !isTable {
		return errNoSuchPage
	}
	table, err := s.studyTable(r)
	if err != nil {
		return err
	}
	s.sendTable(w, r, f, kind.Name, table)
	return nil
}

func (s *site) studyData(r *http.Request) (dataset, error) {
	table, err := s.studyTable(r)
	return dataset{rows: table}, err
}

// studyTable is the table of the study that an address names.
func (s *site) studyTable(r *http.Request) (research.Table, error) {
	kind, known := study.Named(r.PathValue("study"))
	if !known {
		return research.Table{}, errNoSuchPage
	}
	table, err := kind.Table(r.Context(), s.db, readStudyQuery(r.URL.Query()).question())
	if errors.Is(err, study.ErrNoGroup) {
		err = errNoSuchPage
	}
	return table, err
}

// charts reports whether the answer of a study is drawn.
func (q studyQuery) charts(name string) bool {
	return slices.Contains(study.Charts(), name) && (name != "composition" || q.Group != "")
}

// studyChart sends a picture that says by itself what it shows, or where it comes from.
func (s *site) studyChart(w http.ResponseWriter, r *http.Request, format, name string, q studyQuery) error {
	picture := drawingNamed(format)
	if picture == nil && format != metadataFormat {
		return errNoSuchPage
	}
	stack, err := study.Draw(r.Context(), s.db, name, q.question())
	if err != nil {
		return err
	}
	from := s.provenance(stack.Label, withQuery(studyPath(name), q.values()), research.CoverageOf(stack.Periods, stack.Coverage))
	if picture == nil {
		return sendMetadata(w, name, from)
	}
	return s.sendPicture(w, *picture, name, plot.DrawStack(stack), from)
}
