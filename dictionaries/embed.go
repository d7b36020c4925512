// Package dictionaries holds what xiaozu knows beforehand: groups, people, agencies, titles,
// places, surnames and variant characters. README.md says what the columns mean and where facts
// come from.
package dictionaries

import "embed"

// FS holds the tables, each under its file name.
//
//go:embed *.csv variants.tsv
var FS embed.FS
