package main

import (
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

type archiveCommand struct {
	Get    archiveGetCommand    `cmd:"" help:"Write what an address answered, as it came."`
	Verify archiveVerifyCommand `cmd:"" help:"Compute the digests of all records anew and name damaged ones."`
	Export archiveExportCommand `cmd:"" help:"Write records into a WARC file, which the tools of web archives read."`
}

// archiveRange is a choice of records on the command line.
type archiveRange struct {
	Source string `placeholder:"ID" help:"One source only."`
	From   string `placeholder:"DATE" help:"First day of fetching: YYYY, YYYY-MM or YYYY-MM-DD, in Beijing."`
	To     string `placeholder:"DATE" help:"Last day, in the same forms; 2019 ends with December."`
}

func (r archiveRange) filter() (f postgres.ArchiveFilter, err error) {
	f.Source = r.Source
	from, to, err := periodFlags(r.From, r.To)
	if err != nil {
		return f, err
	}
	f.From, f.To = from.First(), endOf(to)
	return f, nil
}

// endOf is when the last day that a date can mean is over; zero for the unknown date.
func endOf(d news.Date) time.Time {
	if d.IsZero() {
		return time.Time{}
	}
	return d.Last().AddDate(0, 0, 1)
}
