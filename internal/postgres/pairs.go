package postgres

import (
	"context"
	"math/bits"

	"github.com/lib/pq"
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

// savePairs records the pairs of articles.
func (tx Tx) savePairs(ctx context.Context, readings []*Reading) error {
	_, err := tx.sql.ExecContext(ctx, `
		INSERT INTO article_pairs (source, page, filter)
		SELECT * FROM unnest($1::text[], $2::uuid[], $3::bytea[])
		ON CONFLICT (source, page) DO UPDATE SET filter = EXCLUDED.filter
		WHERE article_pairs.filter <> EXCLUDED.filter`,
		sourcesOf(readings), pagesOf(readings),
		column(readings, func(r *Reading) []byte { return pairFilter(r.Pairs) }))
	return err
}

// queuePages makes the pages unread whose articles may have all pairs of one of the names. It goes
// through all filters: half a kilobyte an article, once for all names that came or went since the
// last sweep. An index would cost every article more than all else that is stored of it.
func (tx Tx) queuePages(ctx context.Context, names [][]int32) (int64, error) {
	done, err := tx.sql.ExecContext(ctx, `
		UPDATE pages SET reading = NULL
		FROM article_pairs a
		WHERE pages.source = a.source AND pages.page = a.page AND pages.reading IS NOT NULL AND EXISTS (
			SELECT FROM unnest($1::text[]) AS name (pairs)
			WHERE NOT EXISTS (
				SELECT FROM unnest(name.pairs::int[]) AS pair
				WHERE get_bit(a.filter, pair & (8 * length(a.filter) - 1)) = 0))`,
		column(names, func(pairs []int32) string { return intsText(pairs) }))
	if err != nil {
		return 0, err
	}
	return done.RowsAffected()
}

// intsText is an array as an element of an array of texts.
func intsText(numbers []int32) string {
	array := make(pq.Int32Array, len(numbers))
	copy(array, numbers)
	value, _ := array.Value() // of numbers it has no error
	return value.(string)
}
