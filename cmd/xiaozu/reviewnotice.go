package main

import (
	"cmp"
	"context"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// notice decides on the facts of the notice that states one best, and its copies: all of those chosen, or none.
func (r *reviewer) notice(ctx context.Context, f looked) (string, error) {
	article := f.Passages[0].Article
	opened, err := r.choose(ctx, &bundle{title: say("Facts of one notice"), about: r.source(f.Passages[0]), all: true,
		none: say("No fact of this notice waits for a decision."),
		more: func(ctx context.Context, after string) ([]postgres.Item, error) {
			if after != "" {
				return nil, nil
			}
			return r.db.FactsOfNotice(ctx, article.Source, article.Page)
		}})
	return cmp.Or(opened, f.Key), err
}

// queuePage is how many facts of the queue are fetched at once.
const queuePage = 50

// list decides on facts of the queue that are chosen there.
func (r *reviewer) list(ctx context.Context, f looked) (string, error) {
	b := &bundle{title: say("Queue"), none: say("None of them waits any more."), alone: r.part.Reopened} // what changed is looked at one by one
	b.more = func(ctx context.Context, after string) ([]postgres.Item, error) {
		part := r.part
		part.After, part.Limit = after, queuePage
		return r.db.Queue(ctx, part)
	}
	opened, err := r.choose(ctx, b)
	if opened != "" || err != nil {
		return opened, err
	}
	if len(b.taken()) > 0 { // the fact may be among those decided on
		return r.after(ctx, "")
	}
	return f.Key, nil
}
