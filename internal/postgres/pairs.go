package postgres

import (
	"context"
	"fmt"
	"math/bits"
	"slices"
	"strconv"
	"strings"
)

// bitsPerPair makes at most a fifth of the bits of a filter ones.
const bitsPerPair = 4

// pairFilter is a Bloom filter, with one bit a pair, for the pairs of neighbouring characters that
// an article has. Its length is a power of two, so that a pair's bit is told by its low bits.
func pairFilter(pairs []int32) []byte {
	filter := make([]byte, 8<<bits.Len(uint(len(pairs)*bitsPerPair/64)))
	for _, p := range pairs {
		bit := uint32(p) & uint32(8*len(filter)-1)
		filter[bit/8] |= 1 << (bit % 8)
	}
	return filter
}

// namesAtOnce bounds how many names one pass over the filters looks for.
const namesAtOnce = 50

// queuePages makes the pages unread whose articles may have all pairs of one of the names, and notes for
// which. It goes through all filters: half a kilobyte an article, once for the names that came or went
// since the last sweep. An index would cost every article more than all else that is stored of it.
func (tx Tx) queuePages(ctx context.Context, names []soughtName) (pages int64, err error) {
	names = slices.DeleteFunc(names, func(n soughtName) bool { return len(n.pairs) == 0 })
	for some := range slices.Chunk(names, namesAtOnce) {
		conditions := make([]string, len(some))
		for i, n := range some {
			conditions[i] = mayHold(n.pairs)
		}
		n, err := tx.queueHolding(ctx, conditions, column(some, func(n soughtName) string { return n.lesson }))
		if pages += n; err != nil {
			return 0, err
		}
	}
	return pages, nil
}

// queueHolding does so for names of which each has a condition and a lesson.
func (tx Tx) queueHolding(ctx context.Context, conditions []string, lessons any) (pages int64, err error) {
	err = tx.sql.QueryRowContext(ctx, `
		WITH holding AS MATERIALIZED (
			SELECT source, page, ARRAY[`+strings.Join(conditions, ", ")+`] AS holds
			FROM article_pairs
			WHERE `+strings.Join(conditions, " OR ")+`
		), noted AS (
			INSERT INTO lesson_pages (source, page, lesson)
			SELECT source, page, ($1::uuid[])[i]
			FROM holding, generate_subscripts(holds, 1) i
			WHERE holds[i]
		), queued AS (
			UPDATE pages SET reading = NULL
			FROM holding
			WHERE pages.source = holding.source AND pages.page = holding.page AND pages.reading IS NOT NULL
			RETURNING pages.page
		)
		SELECT count(*) FROM queued`,
		lessons).Scan(&pages)
	return pages, err
}

// mayHold is the condition that a filter has the bits of all pairs, and that the terms by which the article is
// searched for have them, if they are those of its text by now: names of persons have a pair or two, which one
// filter in five or in twenty-five seems to have.
func mayHold(pairs []int32) string {
	bits, terms := make([]string, len(pairs)), make([]string, len(pairs))
	for i, p := range pairs {
		bits[i] = fmt.Sprintf("get_bit(filter, (%d) & (8 * length(filter) - 1)) = 1", p)
		terms[i] = strconv.Itoa(int(p))
	}
	return "(" + strings.Join(bits, " AND ") + ` AND NOT EXISTS (
				SELECT FROM article_terms t
				WHERE (t.source, t.page) = (article_pairs.source, article_pairs.page) AND NOT t.terms @> '{` + strings.Join(terms, ",") + `}'
					AND NOT EXISTS (SELECT FROM unindexed_articles u WHERE (u.source, u.page) = (t.source, t.page))))`
}
