package postgres

import (
	"context"
	"fmt"
	"iter"
	"strconv"
	"strings"
)

// Counts gives all that CountsBySubject does at once.
func (db *DB) Counts(ctx context.Context, f CountFilter) (all []PeriodCount, err error) {
	for counts, err := range db.CountsBySubject(ctx, f) {
		if err != nil {
			return nil, err
		}
		all = append(all, counts...)
	}
	return all, nil
}

// CountsBySubject counts mentions by period of publication in Beijing, one subject after the other, as they come. Periods
// without any are left out, and so are undated articles. It ends with the first error.
func (db *DB) CountsBySubject(ctx context.Context, f CountFilter) iter.Seq2[[]PeriodCount, error] {
	return asTheyCome("count mentions", func(do func([]PeriodCount) error) error { return db.eachSubject(ctx, f, do) })
}

// eachSubject gives the counts of each subject to do, and ends with its first error.
//
// The query has its values in it: the server plans it for them, each time. A plan for whatever values may come takes
// thousands of times as long for some.
func (db *DB) eachSubject(ctx context.Context, f CountFilter, do func([]PeriodCount) error) error {
	counted, err := db.counted(ctx, f)
	if err != nil {
		return err
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT c.subject, coalesce(n.name, p.name, c.subject), coalesce(g.level, ''), g.id IS NOT NULL OR p.name IS NOT NULL, c.periods
		FROM (
			SELECT subject, array_agg(ARRAY[begin - '2000-01-01', articles, stories, full_forms, short_forms, bare_forms]) AS periods
			FROM (`+counted+`) m
			GROUP BY subject
		) c
		LEFT JOIN groups g ON g.id = c.subject
		LEFT JOIN LATERAL (`+groupName("g.id", "zh-Hans")+`) n ON true
		LEFT JOIN LATERAL (`+personName("c.subject", "zh-Hans")+`) p ON true
		`+f.chosen())
	return eachRow(rows, err, func(scan func(...any) error) error {
		var of PeriodCount
		var periods periodArrays
		if err := scan(&of.Subject, &of.Name, &of.Level, &of.Known, &periods); err != nil {
			return err
		}
		if f.ByLevel {
			of.Level, of.Known = of.Subject, true
		}
		return do(periods.of(of))
	})
}

// Levels returns those of groups of the registry.
func (db *DB) Levels(ctx context.Context) ([]string, error) {
	rows, err := db.pool.QueryContext(ctx, `SELECT DISTINCT level FROM groups WHERE level <> '' ORDER BY level`)
	levels, err := collect[string](rows, err)
	if err != nil {
		return nil, fmt.Errorf("levels of groups: %w", err)
	}
	return levels, nil
}

// chosen are the subjects that f chooses, in their order.
func (f CountFilter) chosen() string {
	conditions := []string{"true"}
	if f.Level != "" {
		conditions = append(conditions, "g.level = "+literal(f.Level))
	}
	if f.After != "" {
		conditions = append(conditions, "c.subject > "+literal(f.After))
	}
	most := "ALL"
	if f.Subjects > 0 {
		most = strconv.Itoa(f.Subjects)
	}
	return "WHERE " + strings.Join(conditions, " AND ") + " ORDER BY c.subject LIMIT " + most
}

// counted gives the counts of each subject and period.
func (db *DB) counted(ctx context.Context, f CountFilter) (query string, err error) {
	switch single := !f.ByLevel && !f.Lineage && len(f.Also) == 0; {
	case f.daysAreKept():
		return f.added("counted_levels", "day"), nil
	case single && f.byMonths():
		return f.added("counted_months", "month"), nil
	case single:
		return f.mentioned("subject", "mentions", f.within("day", f.Group)), nil
	case f.ByLevel:
		return f.mentioned("level", "mentions JOIN (SELECT id, level FROM groups) g ON g.id = subject", f.within("day", "")+f.ofLevel()), nil
	}
	joint, err := db.subjects(ctx, f)
	if len(joint) == 1 && f.byMonths() { // a lineage of one
		return f.added("counted_months", "month"), err
	}
	return f.mentioned(literal(f.Group), "mentions", f.within("day", joint...)), err
}

// subjects are those that the one subject of f stands for.
func (db *DB) subjects(ctx context.Context, f CountFilter) (ids []string, err error) {
	switch {
	case f.ByLevel:
		rows, err := db.pool.QueryContext(ctx, `SELECT id FROM groups WHERE level = $1`, f.Group)
		if ids, err = collect[string](rows, err); err != nil {
			return nil, fmt.Errorf("groups of level %s: %w", f.Group, err)
		}
		return ids, nil
	case f.Lineage:
		return db.lineage(ctx, f.Group)
	}
	return append([]string{f.Group}, f.Also...), nil
}

// added adds up what is kept by a unit of time, as a function of the schema gives it for a subject or, for "", for all.
// For months by month there is nothing to add.
func (f CountFilter) added(kept, unit string) string {
	from := `FROM ` + kept + `(` + literal(f.Group) + `) WHERE ` + f.within(unit, "")
	if unit == string(f.Period()) {
		return `SELECT subject, ` + unit + ` AS begin, articles, stories, full_forms, short_forms, bare_forms ` + from
	}
	return `
		SELECT subject, date_trunc(` + literal(string(f.Period())) + `, ` + unit + `::timestamp)::date AS begin, sum(articles)::bigint AS articles,
			sum(stories)::bigint AS stories, sum(full_forms)::bigint AS full_forms, sum(short_forms)::bigint AS short_forms,
			sum(bare_forms)::bigint AS bare_forms
		` + from + `
		GROUP BY subject, begin`
}

// ofLevel is the condition of level: that of f, else any.
func (f CountFilter) ofLevel() string {
	if f.Group == "" {
		return " AND level <> ''"
	}
	return " AND level = " + literal(f.Group)
}

// mentioned counts from mentions that meet a condition. What is called by one name, an expression, is one subject: an
// article that names several of them counts once.
func (f CountFilter) mentioned(name, mentions, condition string) string {
	printed := ""
	if f.Source != "" {
		printed = " AND source = " + literal(f.Source)
	}
	if f.Publisher != "" {
		printed += " AND (source, page) IN (SELECT source, page FROM articles WHERE publisher = " + literal(f.origin()) + ")"
	}
	return `
		SELECT a.named AS subject, date_trunc(` + literal(string(f.Period())) + `, a.day::timestamp)::date AS begin,
			count(*) FILTER (WHERE full_forms + short_forms > 0) AS articles,
			count(*) FILTER (WHERE full_forms + short_forms > 0 AND s.story IS NULL) AS stories,
			sum(full_forms)::bigint AS full_forms, sum(short_forms)::bigint AS short_forms, sum(bare_forms)::bigint AS bare_forms
		FROM (
			SELECT ` + name + ` AS named, day, source, page, count(*) FILTER (WHERE form = 'full') AS full_forms,
				count(*) FILTER (WHERE form = 'short') AS short_forms, count(*) FILTER (WHERE form = 'bare') AS bare_forms
			FROM ` + mentions + `
			WHERE ` + condition + printed + `
			GROUP BY named, day, source, page
		) a
		LEFT JOIN printings p USING (source, page)
		LEFT JOIN stories s ON s.story = p.story AND (s.source, s.page) <> (a.source, a.page)
		GROUP BY a.named, begin`
}

// within is the condition of time, kind and subject.
func (f CountFilter) within(time string, subjects ...string) string {
	first, last := f.days()
	condition := time + " BETWEEN " + literal(first) + " AND " + literal(last) + " AND kind = " + literal(string(f.kind()))
	if len(subjects) == 1 && subjects[0] == "" {
		return condition
	}
	if len(subjects) == 0 {
		return "false"
	}
	constants := make([]string, len(subjects))
	for i, s := range subjects {
		constants[i] = literal(s)
	}
	return condition + " AND subject IN (" + strings.Join(constants, ", ") + ")"
}
