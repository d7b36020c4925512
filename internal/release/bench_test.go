package release_test

import (
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/invent"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/pgtest"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/release"
)

// A release of an invented archive of 5,000 articles, beside the two copies of its tables out of PostgreSQL that it is made of;
// and a comparison of two, beside reading their CSV files once. Both in rows a second.
func BenchmarkRelease(b *testing.B) {
	check := func(err error) {
		if err != nil {
			b.Fatal(err)
		}
	}
	db := pgtest.New(b)
	lex, err := lexicon.Load(dictionaries.FS)
	check(err)
	_, err = invent.New(5000, 1, lex).Fill(b.Context(), db)
	check(err)
	maker := release.Maker{DB: db, Folder: b.TempDir(), Terms: release.Terms{Licence: "CC0-1.0", Publisher: "xiaozu"}}
	b.Run("copy", func(b *testing.B) {
		rows := 0
		for b.Loop() {
			for _, table := range append(postgres.Exports(), postgres.Exports()...) {
				all, err := db.Export(b.Context(), table, postgres.ExportFilter{})
				check(err)
				for _, err := range all {
					check(err)
					rows++
				}
			}
		}
		b.ReportMetric(float64(rows/2)/b.Elapsed().Seconds(), "rows/s")
	})
	var made release.Release
	b.Run("create", func(b *testing.B) {
		for b.Loop() {
			maker.Folder = b.TempDir()
			made, err = maker.Create(b.Context(), time.Time{})
			check(err)
		}
		b.ReportMetric(float64(rowsOf(made))*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
	maker.Folder = b.TempDir()
	made, err = maker.Create(b.Context(), time.Time{})
	check(err)
	b.Run("read", func(b *testing.B) {
		for b.Loop() {
			readCSV(b, made)
			readCSV(b, made)
		}
		b.ReportMetric(float64(rowsOf(made))*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
	b.Run("diff", func(b *testing.B) {
		for b.Loop() {
			_, err := release.Diff(made, made, func(release.Change) error { return nil })
			check(err)
		}
		b.ReportMetric(float64(rowsOf(made))*float64(b.N)/b.Elapsed().Seconds(), "rows/s")
	})
}

func rowsOf(r release.Release) (rows int) {
	for _, file := range r.Resources {
		if file.Format == "csv" {
			rows += file.Rows
		}
	}
	return rows
}

func readCSV(b *testing.B, r release.Release) {
	for _, resource := range r.Resources {
		if resource.Format != "csv" {
			continue
		}
		file, err := os.Open(filepath.Join(r.Folder(), resource.Path))
		if err != nil {
			b.Fatal(err)
		}
		in := csv.NewReader(file)
		in.ReuseRecord = true
		for err == nil {
			_, err = in.Read()
		}
		if err != io.EOF {
			b.Fatal(err)
		}
		file.Close()
	}
}
