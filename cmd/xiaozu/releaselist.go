package main

import (
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/release"
)

type releaseListCommand struct {
	releaseFlags
	formatFlag
}

func (releaseListCommand) Help() string {
	return `Example:
  xiaozu release list`
}

// A releaseRecord is the published shape of a release.
type releaseRecord struct {
	Number      int            `json:"number"`
	Moment      string         `json:"moment"`
	Licence     string         `json:"licence"`
	Rows        map[string]int `json:"rows"` // by table
	Fingerprint string         `json:"fingerprint"`
	Folder      string         `json:"folder"`
}

func newReleaseRecord(r release.Release) releaseRecord {
	rows := map[string]int{}
	for _, file := range r.Resources {
		rows[file.Table] = file.Rows
	}
	return releaseRecord{r.Number, r.Created.Format(time.RFC3339), r.Licenses[0].String(), rows, r.Fingerprint, r.Folder()}
}

func (c releaseListCommand) Run(std streams) error {
	all, err := release.List(c.folder())
	if err != nil {
		return err
	}
	if c.Format == "table" {
		return c.table(std, all)
	}
	return writeRecords(std.Out, c.Format, all, newReleaseRecord)
}

func (c releaseListCommand) table(std streams, all []release.Release) error {
	if len(all) == 0 {
		_, err := fmt.Fprintln(std.Out, c.none())
		return err
	}
	t := newTable(std.Out, "release", "as of", "articles", "facts", "licence", "fingerprint")
	rightAligned(t, 1, 3, 4)
	for _, r := range all {
		record := newReleaseRecord(r)
		t.AppendRow([]any{r.Number, minute(r.Created), record.Rows["articles"], record.Rows["facts"], record.Licence, r.Fingerprint})
	}
	t.Render()
	return nil
}
