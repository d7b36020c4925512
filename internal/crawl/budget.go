package crawl

import (
	"context"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// chunk is how many requests of the day are set aside at once. A crawl that dies has counted up
// to so many that it did not make.
const chunk = 20

// A budget keeps a source to its hours and its requests a day.
type budget struct {
	hosts Hosts
	src   source.Source
	day   string // on which left may be used
	left  int
}

// spend takes one request, or says why there is none.
func (b *budget) spend(ctx context.Context) error {
	now := time.Now().In(b.src.Location())
	if until := b.src.QuietUntil(now); !until.IsZero() {
		return &Pause{until, "the quiet hours of " + b.src.ID}
	}
	if day := now.Format(time.DateOnly); day != b.day {
		b.day, b.left = day, 0
	}
	if b.left == 0 {
		if err := b.setAside(ctx, now); err != nil {
			return err
		}
	}
	b.left--
	return nil
}

// setAside takes some of the day's requests, so that not each of them is a step of Hosts.
func (b *budget) setAside(ctx context.Context, now time.Time) (err error) {
	most := b.src.Limits.Requests
	if b.left, err = b.hosts.Spend(ctx, b.src.ID, b.day, chunk, most); err != nil {
		return fmt.Errorf("requests of %s today: %w", b.src.ID, err)
	}
	if b.left == 0 {
		midnight := time.Date(now.Year(), now.Month(), now.Day()+1, 0, 0, 0, 0, now.Location())
		return &Pause{midnight, fmt.Sprintf("the %d requests that %s may get a day are used up", most, b.src.ID)}
	}
	return nil
}

// giveBack returns what was set aside and not used.
func (b *budget) giveBack(ctx context.Context) error {
	if b.left == 0 {
		return nil
	}
	_, err := b.hosts.Spend(ctx, b.src.ID, b.day, -b.left, b.src.Limits.Requests)
	b.left = 0
	return err
}
