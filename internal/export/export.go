// Package export knows the formats in which tables can be taken away.
package export

import (
	"io"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/csv"
	"github.com/xiaozu-watch/xiaozu/internal/research/ftm"
	"github.com/xiaozu-watch/xiaozu/internal/research/gexf"
	"github.com/xiaozu-watch/xiaozu/internal/research/jsonl"
	"github.com/xiaozu-watch/xiaozu/internal/research/parquet"
	"github.com/xiaozu-watch/xiaozu/internal/research/xlsx"
)

// A Format is a kind of file.
type Format struct {
	Name      string // also the ending of file names
	MediaType string
	Write     func(io.Writer, research.Table) (rows int, err error)
	Tables    []string // the only ones that it is for; nil for all

	// Append and Whole are of formats whose files may go on where they broke off; else nil. Whole says how much
	// of a file is there, Append writes rows behind it.
	Append func(io.Writer, research.Table) (rows int, err error)
	Whole  func(io.Reader, []postgres.Column) (research.Part, error)
}

// Formats are those that any table can be written in, the plainest first.
var Formats = []Format{
	{Name: "csv", MediaType: "text/csv; charset=utf-8", Write: csv.Write, Append: csv.Append, Whole: csv.Whole},
	{Name: "jsonl", MediaType: "application/jsonl", Write: jsonl.Write, Append: jsonl.Write, Whole: jsonl.Whole},
	{Name: "xlsx", MediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Write: xlsx.Write},
	{Name: "parquet", MediaType: "application/vnd.apache.parquet", Write: parquet.Write},
}

// graphs are the formats for entities and networks.
var graphs = []Format{
	{Name: "ftm", MediaType: "application/jsonl", Write: ftm.Write, Tables: ftm.Tables()},
	{Name: "gexf", MediaType: "application/gexf+xml", Write: gexf.Write, Tables: gexf.Tables()},
}

// Named returns the format with the name, and whether there is one.
func Named(name string) (Format, bool) {
	all := slices.Concat(Formats, graphs)
	i := slices.IndexFunc(all, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return all[i], true
}
