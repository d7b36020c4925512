package postgres

import (
	"context"
	"fmt"
	"time"
)

// A Lesson is a name that came to those that pages are read with, or went, and the articles that are
// read again for it.
type Lesson struct {
	ID       string // a UUID
	Name     string
	Group    string // id; "" where the name is a person's
	What     LessonKind
	Fact     string // key of the fact that taught the name; "" where none did
	Learned  time.Time
	Articles int  // that may have the name
	Left     int  // of them that are yet to be read again
	Found    bool // whether they were looked for
	Gained   int  // different facts that they state since then
	Changed  int
	Lost     int
}

// A LessonKind says what became of a name.
type LessonKind string

// The kinds of lesson.
const (
	NameCame  LessonKind = "came"
	NameWent  LessonKind = "went"
	NameDated LessonKind = "dated" // the name's dates changed
)

// lessonColumns are read by (*Lesson).places.
const lessonColumns = `l.lesson, l.name, l.group_id, l.what, coalesce(l.fact::text, ''), l.learned, coalesce(l.articles, 0), l.found IS NOT NULL,
	w.n, e.gained, e.changed, e.lost`

// lessonCounts joins to each lesson l how far it is and what it did.
const lessonCounts = `
	CROSS JOIN LATERAL (SELECT count(*) AS n FROM lesson_pages WHERE lesson = l.lesson) w
	CROSS JOIN LATERAL (
		SELECT count(*) FILTER (WHERE before IS NULL) AS gained, count(*) FILTER (WHERE after IS NULL) AS lost,
			count(*) FILTER (WHERE before IS NOT NULL AND after IS NOT NULL) AS changed
		FROM (SELECT DISTINCT before, after FROM lesson_effects WHERE lesson = l.lesson) d
	) e`

func (l *Lesson) places() []any {
	return []any{&l.ID, &l.Name, &l.Group, &l.What, &l.Fact, scanTime{&l.Learned}, &l.Articles, &l.Found, &l.Left, &l.Gained, &l.Changed, &l.Lost}
}

// Lessons returns the latest lessons; with a fact those alone that it taught. Names that only have other
// dates are left out.
func (db *DB) Lessons(ctx context.Context, fact string, limit int) ([]Lesson, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT `+lessonColumns+`
		FROM (
			SELECT *
			FROM lessons
			WHERE what <> 'dated' AND ($1::uuid IS NULL OR fact = $1)
			ORDER BY learned DESC, lesson
			LIMIT $2
		) l`+lessonCounts+`
		ORDER BY l.learned DESC, l.lesson`,
		orNull(fact), limit)
	lessons, err := collectRows(rows, err, (*Lesson).places)
	if err != nil {
		return nil, fmt.Errorf("list learned names: %w", err)
	}
	return lessons, nil
}

// Lesson returns one lesson; ErrNotFound if there is none.
func (db *DB) Lesson(ctx context.Context, id string) (l Lesson, err error) {
	if !IsKey(id) {
		return Lesson{}, fmt.Errorf("lesson %s: %w", id, ErrNotFound)
	}
	err = db.pool.QueryRowContext(ctx, `
		SELECT `+lessonColumns+`
		FROM lessons l`+lessonCounts+`
		WHERE l.lesson = $1`,
		id).Scan(l.places()...)
	if err != nil {
		return Lesson{}, fmt.Errorf("lesson %s: %w", id, notFound(err))
	}
	return l, nil
}

// A LessonEffect is a fact that articles state since they were read again, in place of another one.
type LessonEffect struct {
	Said, Says *Arguments // nil where a fact is gained, or lost
	Was, Is    State      // of these facts now; "" for one that is gone
	Unstated   bool       // whether no text states any more what was said
	Articles   int        // that changed so
	First      ArticleRef // of these
}

// mostEffects bounds how many different effects of a lesson are listed.
const mostEffects = 500

// LessonEffects returns what a lesson changed, each once over all articles: facts first on which a curator
// decided.
func (db *DB) LessonEffects(ctx context.Context, lesson string) ([]LessonEffect, error) {
	rows, err := db.pool.QueryContext(ctx, `
		SELECT e.said, e.says, coalesce(was.state, ''), coalesce(si.state, ''), e.before IS NOT NULL
			AND NOT EXISTS (SELECT FROM evidence v WHERE v.fact = e.before)
			AND NOT EXISTS (SELECT FROM curator_evidence v WHERE v.fact = e.before), e.articles, `+articleRefColumns+`
		FROM (
			SELECT DISTINCT ON (before, after) *, count(*) OVER (PARTITION BY before, after) AS articles
			FROM lesson_effects
			WHERE lesson = $1
			ORDER BY before, after, source, page
		) e
		LEFT JOIN facts was ON was.fact = e.before
		LEFT JOIN facts si ON si.fact = e.after
		JOIN articles a ON (a.source, a.page) = (e.source, e.page)
		JOIN sources s ON s.id = e.source
		ORDER BY coalesce(was.state, 'proposed') = 'proposed', e.before, e.after
		LIMIT $2`,
		lesson, mostEffects)
	effects, err := collectRows(rows, err, func(e *LessonEffect) []any {
		return append([]any{scanArguments{&e.Said}, scanArguments{&e.Says}, &e.Was, &e.Is, &e.Unstated, &e.Articles}, e.First.places()...)
	})
	if err != nil {
		return nil, fmt.Errorf("what lesson %s changed: %w", lesson, err)
	}
	return effects, nil
}

// TaughtBy returns the key of an accepted fact that gives a group a name or, for no group, that is about the
// person of that name; ErrNotFound if none does.
func (tx Tx) TaughtBy(ctx context.Context, group, name string) (fact string, err error) {
	err = tx.sql.QueryRowContext(ctx, `
		(SELECT fact
		FROM group_names
		WHERE group_id = $1 AND name = $2 AND basis = 'fact' AND fact IS NOT NULL
		ORDER BY fact
		LIMIT 1)
		UNION ALL
		(SELECT fact
		FROM facts
		WHERE $1 = '' AND person_key <> '' AND person_key = $2 AND state = 'accepted'
		ORDER BY fact
		LIMIT 1)
		LIMIT 1`,
		text(group), text(name)).Scan(&fact)
	if err != nil {
		return "", fmt.Errorf("what taught the name %s: %w", name, notFound(err))
	}
	return fact, nil
}
