package postgres

import (
	"context"
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A LearnedName is a name of a group or person that accepted facts taught, beyond the dictionaries.
type LearnedName struct {
	Group    string // id; "" for a person
	Name     string
	Kind     string    // official, alias or office; person
	From, To news.Date // of the name, else of the group
}

// LearnNames brings the names that pages are read with up to the registry: those that facts gave groups, and
// those of persons who have seats and are in no dictionary, where no other person has the name there. Names that came or went
// are noted for QueueNamed, which must be called in a later transaction: see there.
func (db *DB) LearnNames(ctx context.Context) error {
	if err := db.transact(ctx, func(tx Tx) error { return tx.learnNames(ctx) }); err != nil {
		return fmt.Errorf("learn names: %w", err)
	}
	return nil
}

func (tx Tx) learnNames(ctx context.Context) error {
	if _, err := tx.sql.ExecContext(ctx, `SELECT FROM learning FOR UPDATE`); err != nil {
		return err
	}
	done, err := tx.sql.ExecContext(ctx, `
		WITH taught AS MATERIALIZED (
			SELECT * FROM taught_names
			UNION ALL
			SELECT DISTINCT '', person_name, 'person', ''::partial_date, ''::partial_date
			FROM seats s
			WHERE fact IS NOT NULL AND NOT EXISTS (SELECT FROM person_names n WHERE n.name = s.person_name)
		), gone AS (
			DELETE FROM learned_names l
			WHERE NOT EXISTS (SELECT FROM taught t WHERE
				(t.group_id, t.name, t.kind, t.valid_from, t.valid_to) = (l.group_id, l.name, l.kind, l.valid_from, l.valid_to))
			RETURNING group_id, name
		), come AS (
			INSERT INTO learned_names
			SELECT * FROM taught EXCEPT SELECT * FROM learned_names
			RETURNING group_id, name
		), moved AS (
			SELECT DISTINCT ON (name) name, group_id,
				CASE WHEN gone.name IS NULL THEN 'came' WHEN come.name IS NULL THEN 'went' ELSE 'dated' END AS what
			FROM gone FULL JOIN come USING (group_id, name)
			ORDER BY name, come.name IS NULL
		)
		INSERT INTO lessons (version, name, group_id, what, fact)
		SELECT l.version + 1, m.name, m.group_id, m.what,
			CASE group_id
			WHEN '' THEN (SELECT fact FROM seats s WHERE s.person_name = m.name AND fact IS NOT NULL ORDER BY fact LIMIT 1)
			ELSE (SELECT fact FROM group_names n WHERE n.group_id = m.group_id AND n.name = m.name AND n.basis = 'fact' ORDER BY fact LIMIT 1)
			END
		FROM moved m, learning l`)
	if err != nil {
		return err
	}
	if n, err := done.RowsAffected(); err != nil || n == 0 {
		return err
	}
	_, err = tx.sql.ExecContext(ctx, `UPDATE learning SET version = version + 1`)
	return err
}

// LearningVersion returns a number that grows whenever LearnNames changes the names.
func (db *DB) LearningVersion(ctx context.Context) (version int64, err error) {
	if err = db.pool.QueryRowContext(ctx, `SELECT version FROM learning`).Scan(&version); err != nil {
		return 0, fmt.Errorf("version of learned names: %w", err)
	}
	return version, nil
}

// LearnedNames returns the names that LearnNames learned, at least as new as the version.
func (db *DB) LearnedNames(ctx context.Context) (version int64, names []LearnedName, err error) {
	if version, err = db.LearningVersion(ctx); err != nil {
		return 0, nil, err
	}
	rows, err := db.pool.QueryContext(ctx, `
		SELECT group_id, name, kind, valid_from, valid_to
		FROM learned_names
		ORDER BY group_id, kind DESC, name`)
	names, err = collectRows(rows, err, func(n *LearnedName) []any {
		return []any{&n.Group, &n.Name, &n.Kind, scanDate{&n.From}, scanDate{&n.To}}
	})
	if err != nil {
		return 0, nil, fmt.Errorf("learned names: %w", err)
	}
	return version, names, nil
}

// QueueNamed makes PagesToRead return the pages whose articles may contain a name that came or
// went, by its pairs, and counts them. A reading that ends after LearnNames has committed must be
// checked against LearningVersion by its reader, and one that ended before is seen from here.
func (db *DB) QueueNamed(ctx context.Context, pairs func(name string) []int32) (pages int64, err error) {
	err = db.transact(ctx, func(tx Tx) error {
		pages, err = tx.queueNamed(ctx, pairs)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("queue articles that may contain new names: %w", err)
	}
	return pages, nil
}

func (tx Tx) queueNamed(ctx context.Context, pairs func(name string) []int32) (pages int64, err error) {
	if _, err := tx.sql.ExecContext(ctx, `SELECT FROM learning FOR UPDATE`); err != nil {
		return 0, err
	}
	rows, err := tx.sql.QueryContext(ctx, `SELECT lesson, name FROM lessons WHERE found IS NULL`)
	names, err := collectRows(rows, err, func(n *soughtName) []any { return []any{&n.lesson, &n.name} })
	if err != nil || len(names) == 0 {
		return 0, err
	}
	for i := range names {
		names[i].pairs = pairs(names[i].name)
	}
	if pages, err = tx.queuePages(ctx, names); err != nil {
		return 0, err
	}
	_, err = tx.sql.ExecContext(ctx, `
		UPDATE lessons l
		SET found = now(), articles = (SELECT count(*) FROM lesson_pages p WHERE p.lesson = l.lesson)
		WHERE found IS NULL`)
	return pages, err
}

// A soughtName is a name whose articles are to be found.
type soughtName struct {
	lesson, name string
	pairs        []int32
}
