package review

import (
	"context"
	"slices"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Ranks are how far up the bodies of a level stand, by the words with which a part of the queue is asked
// for: see postgres.QueueFilter.
func Ranks() map[string]int {
	return map[string]int{"centre": 4, "province": 3, "city": 2, "county": 1}
}

// Bounds are between which confidences, 0 for none, a fact is how sure.
func Bounds() map[string][2]float64 {
	return map[string][2]float64{"low": {0, 0.6}, "middle": {0.6, 0.9}, "high": {0.9, 0}}
}

// Following returns the facts of a part of the queue that wait after the one with the key; after the
// last one, those from the top. Facts that others look at are passed over.
func (d Desk) Following(ctx context.Context, part postgres.QueueFilter, key string, limit int) ([]postgres.Item, error) {
	part.Limit, part.After = limit, key
	after, err := d.DB.Queue(ctx, part)
	if err != nil || len(after) > 0 {
		return after, err
	}
	part.After = ""
	top, err := d.DB.Queue(ctx, part)
	return slices.DeleteFunc(top, func(i postgres.Item) bool { return i.Key == key }), err
}
