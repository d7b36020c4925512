package postgres

import (
	"database/sql"
	"fmt"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// scanDate reads a partial_date, or the text of a date.
type scanDate struct{ d *news.Date }

func (s scanDate) Scan(v any) (err error) {
	switch v := v.(type) {
	case nil:
		*s.d = news.Date{}
	case string:
		*s.d, err = news.ParseDate(v)
	case []byte:
		*s.d, err = news.ParseDate(string(v))
	default:
		err = fmt.Errorf("%T is no date", v)
	}
	return err
}

// scanTime reads a timestamptz in Beijing time; null is the zero time.
type scanTime struct{ t *time.Time }

func (s scanTime) Scan(v any) error {
	var t sql.NullTime
	if err := t.Scan(v); err != nil {
		return err
	}
	*s.t = time.Time{}
	if t.Valid {
		*s.t = t.Time.In(news.Beijing)
	}
	return nil
}

// scanMinutes reads a number of minutes.
type scanMinutes struct{ d *time.Duration }

func (s scanMinutes) Scan(v any) error {
	minutes, ok := v.(int64)
	if !ok {
		return fmt.Errorf("%T is no number of minutes", v)
	}
	*s.d = time.Duration(minutes) * time.Minute
	return nil
}
