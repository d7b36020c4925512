package main

import (
	"errors"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/study"
)

// questionFlags say what is counted, and over which time.
type questionFlags struct {
	From      string `placeholder:"DATE" help:"First day: YYYY, YYYY-MM or YYYY-MM-DD."`
	To        string `placeholder:"DATE" help:"Last day, in the same forms; 2019 ends with December."`
	Level     string `placeholder:"LEVEL" help:"Groups of one level only, as the column level has it."`
	Source    string `placeholder:"ID" help:"One source only."`
	By        string `enum:"day,week,month,quarter,year" default:"month" help:"Counts, composition, events and coverage: by day, week, month, quarter or year (default: ${default})."`
	Kind      string `enum:"group,level,office,person,agency" default:"group" help:"Counts: of groups (group), of all groups of a level together (level), offices (office), people (person) or agencies (agency); default: ${default}."`
	Publisher string `placeholder:"NAME" help:"Counts: of what one publisher printed, as articles name their origin; - for those that name none."`
	Split     string `enum:",source,publisher" default:"" placeholder:"PART" help:"Counts: by source or publisher, each by itself, out of its own articles."`
	Lineage   bool   `help:"Counts, composition and events: the group together with those it came from and became."`
}

// filter is the question without its subject.
func (f questionFlags) filter() (c postgres.CountFilter, err error) {
	c = postgres.CountFilter{By: news.Period(f.By), Kind: news.MentionKind(f.Kind), Lineage: f.Lineage, Level: f.Level, Source: f.Source, Publisher: f.Publisher}
	if f.Kind == "level" {
		c.Kind, c.ByLevel = news.GroupMention, true
	}
	c.From, c.To, err = periodFlags(f.From, f.To)
	return c, err
}

// isNarrowed reports whether they ask for a time, a source or a publisher alone.
func (f questionFlags) isNarrowed() bool {
	return f.From != "" || f.To != "" || f.Source != "" || f.Publisher != "" || f.Split != ""
}

// errLevels says how one level is counted.
var errLevels = errors.New("--kind level counts all groups of a level together: one of them is --group LEVEL, and none has a --lineage")

// errUnnamedGroup says how a composition is told whose it is.
var errUnnamedGroup = fmt.Errorf("%w with --group", study.ErrNoGroup)
