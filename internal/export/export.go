// Package export knows the formats in which tables can be taken away.
package export

import (
	"io"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/csv"
	"github.com/xiaozu-watch/xiaozu/internal/research/jsonl"
	"github.com/xiaozu-watch/xiaozu/internal/research/parquet"
	"github.com/xiaozu-watch/xiaozu/internal/research/xlsx"
)

// A Format is a kind of file.
type Format struct {
	Name      string // also the ending of file names
	MediaType string
	Write     func(io.Writer, research.Table) (rows int, err error)
}

// Formats are those for tables, the plainest first.
var Formats = []Format{
	{"csv", "text/csv; charset=utf-8", csv.Write},
	{"jsonl", "application/jsonl", jsonl.Write},
	{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", xlsx.Write},
	{"parquet", "application/vnd.apache.parquet", parquet.Write},
}

// Named returns the format with the name, and whether there is one.
func Named(name string) (Format, bool) {
	i := slices.IndexFunc(Formats, func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return Formats[i], true
}
