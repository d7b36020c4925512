package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A PeriodCount says how often one thing was named in the articles of one period.
type PeriodCount struct {
	Subject string // id of the group, person or agency; its name if it is in no dictionary
	Name    string // official, simplified
	Level   string // of a group, as in the dictionary; "" if unknown
	Known   bool   // whether the registry holds the group or person
	Begin   news.Date
	Counts
}

// Counts are three measures that are never mixed, and a fourth that is never added to them.
type Counts struct {
	Articles int // that name the subject by more than a bare form
	Stories  int // those of them that are the first printing of their story
	Full     int // times they name it in full
	Short    int // times they name it by a short form or an abbreviation
	Bare     int // 该小组 and the like, which context alone resolves
}

// Mentions are the times that the subject is named by more than a bare form.
func (c Counts) Mentions() int { return c.Full + c.Short }

// A CountFilter chooses what is counted, and by which period; empty fields choose all.
type CountFilter struct {
	By      news.Period      // "" for months
	Kind    news.MentionKind // "" for groups
	Group   string           // one subject: an id, or the name of what is in no dictionary
	Also    []string         // further subjects that are the same as Group
	Lineage bool             // count Group together with those it came from and became
	Level   string           // of the groups
	ByLevel bool             // subjects are levels: an article counts once for a level, however many of its groups it names
	Source  string           // id of one source
	// Publisher is who the articles name as their origin; NoPublisher for those that name nobody.
	Publisher string
	From, To  news.Date // both included, as wide as they are precise: To 2019 ends with December
	After     string    // subjects behind this one
	Subjects  int       // at most so many; 0 for all
}

// NoPublisher stands for the publisher of articles that name nobody as their origin.
const NoPublisher = "-"

// origin is the publisher as articles have it.
func (f CountFilter) origin() string {
	if f.Publisher == NoPublisher {
		return ""
	}
	return f.Publisher
}

// days are the first and the last day of the filter.
func (f CountFilter) days() (first, last string) {
	first, last = "0001-01-01", "9999-12-31"
	if !f.From.IsZero() {
		first = f.From.First().Format("2006-01-02")
	}
	if !f.To.IsZero() {
		last = f.To.Last().Format("2006-01-02")
	}
	return first, last
}

// In is the filter for the days of one of its periods, by the first of them.
func (f CountFilter) In(begin news.Date) CountFilter {
	if f.From.Before(begin) {
		f.From = begin
	}
	last := f.Period().Last(begin)
	if f.To.IsZero() || last.First().Before(f.To.Last()) {
		f.To = last
	}
	return f
}

// Period is the one that the filter counts by.
func (f CountFilter) Period() news.Period {
	if f.By == "" {
		return news.Monthly
	}
	return f.By
}

func (f CountFilter) kind() news.MentionKind {
	if f.Kind == "" {
		return news.GroupMention
	}
	return f.Kind
}

// byMonths reports whether whole months over all sources make up what is counted.
func (f CountFilter) byMonths() bool { return f.ofAll() && f.wholeMonths() }

// daysAreKept reports whether days of levels over all sources make up what is counted.
func (f CountFilter) daysAreKept() bool { return f.ByLevel && f.ofAll() }

// ofAll reports whether all articles are counted, of the days that are asked for.
func (f CountFilter) ofAll() bool { return f.Source == "" && f.Publisher == "" }

func (f CountFilter) wholeMonths() bool {
	return f.From.Day == 0 && f.To.Day == 0 && f.Period() != news.Daily && f.Period() != news.Weekly
}

// lineage is a group with all those that it came from or became, however far.
func (db *DB) lineage(ctx context.Context, group string) ([]string, error) {
	rows, err := db.pool.QueryContext(ctx, `
		WITH RECURSIVE line AS (
			SELECT $1::text AS id
			UNION
			SELECT CASE WHEN d.predecessor = line.id THEN d.successor ELSE d.predecessor END
			FROM line
			JOIN lineage d ON line.id IN (d.predecessor, d.successor)
		)
		SELECT id FROM line`,
		group)
	ids, err := collect[string](rows, err)
	if err != nil {
		return nil, fmt.Errorf("lineage of %s: %w", group, err)
	}
	return ids, nil
}

// OfficialName is what the registry calls a group or person, simplified; the id itself if it does not know it.
func (db *DB) OfficialName(ctx context.Context, id string) (name string, err error) {
	err = db.pool.QueryRowContext(ctx, `
		SELECT coalesce(
			(`+groupName("$1", "zh-Hans")+`),
			(`+personName("$1", "zh-Hans")+`),
			$1)`,
		id).Scan(&name)
	if err != nil {
		return "", fmt.Errorf("name of %s: %w", id, err)
	}
	return name, nil
}
