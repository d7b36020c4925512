// Package csv writes series as a table that any program reads: UTF-8, lines ended by \n, fields
// quoted where needed, one header, and empty fields for what is not known.
//
// A spreadsheet runs a cell that begins with = + - @ or a tab as a formula, and names come from
// pages that anyone may have written. So such a cell is written with an apostrophe in front, and
// so is one that begins with an apostrophe already; taking one apostrophe off every cell that
// begins with one gives the exact text back.
package csv

import (
	"encoding/csv"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// Header names the columns in their order:
//
//	group           id of the dictionary entry; empty for a group that is in no dictionary
//	name            canonical name, simplified
//	level           whose group it is; empty if not known
//	month           YYYY-MM, in Beijing
//	articles        articles that name the group; empty where nothing was read
//	mentions        times they name it; empty where nothing was read
//	articles_total  articles of the month from all sources
//	share           articles / articles_total; empty where nothing was read
//	sources         sources that the articles of the month are from
//	coverage        read, running (the month is not over) or none
var Header = []string{
	"group", "name", "level", "month", "articles", "mentions",
	"articles_total", "share", "sources", "coverage",
}

// Write writes the header and the rows as they come. The first error of the rows or of w ends
// it: what was written until then is a part, which the caller must not pass off as the whole.
func Write(w io.Writer, rows iter.Seq2[research.Row, error]) error {
	out := csv.NewWriter(w)
	if err := out.Write(Header); err != nil {
		return fmt.Errorf("write CSV header: %w", err)
	}
	n := 0
	for row, err := range rows {
		if err == nil {
			err = out.Write(record(row))
		}
		if err != nil {
			out.Flush()
			return fmt.Errorf("write CSV: stopped after %d rows: %w", n, err)
		}
		n++
	}
	out.Flush()
	if err := out.Error(); err != nil {
		return fmt.Errorf("write CSV: %w", err)
	}
	return nil
}

func record(r research.Row) []string {
	share := ""
	if s, ok := r.Share(); ok {
		share = strconv.FormatFloat(s, 'f', 6, 64)
	}
	return []string{
		neutral(r.ID), neutral(r.Name), neutral(r.Level), r.Month.String(), number(r.Articles), number(r.Mentions),
		strconv.Itoa(r.Total), share, strconv.Itoa(r.Sources), string(r.Coverage),
	}
}

func number(n *int) string {
	if n == nil {
		return ""
	}
	return strconv.Itoa(*n)
}

// neutral keeps a spreadsheet from running a cell.
func neutral(cell string) string {
	if strings.IndexAny(cell, "=+-@\t\r'") == 0 {
		return "'" + cell
	}
	return cell
}
