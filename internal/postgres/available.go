package postgres

import (
	"context"
	"database/sql/driver"
	"errors"
	"io"
	"net"
	"time"

	"github.com/lib/pq"
	"github.com/lib/pq/pqerror"
)

// IsUnavailable reports whether err says that the database could not be reached, or went away in
// the middle of the call. Whether the call took effect is then not known; since calls are
// idempotent it can be made again, once WaitUntilUp returns.
func IsUnavailable(err error) bool {
	var netErr net.Error
	switch {
	case err == nil:
		return false
	case errors.Is(err, driver.ErrBadConn), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return true
	case errors.As(err, &netErr) && !errors.Is(err, context.DeadlineExceeded):
		return true
	}
	var pqErr *pq.Error
	return errors.As(err, &pqErr) && isOutage(pqErr.Code)
}

// isOutage reports whether the server said that it, or the connection, is going or not yet there.
func isOutage(code pqerror.Code) bool {
	switch code {
	case pqerror.AdminShutdown, pqerror.CrashShutdown, pqerror.CannotConnectNow, pqerror.TooManyConnections:
		return true
	}
	return code.Class() == pqerror.ClassConnectionException
}

// WaitUntilUp returns nil as soon as the database answers. It asks at growing intervals, up to
// every five seconds, and gives up only when ctx ends or the server refuses for good (wrong
// password, no such database); the error is then the server's.
func (db *DB) WaitUntilUp(ctx context.Context) error {
	pause := 50 * time.Millisecond
	for {
		err := db.pool.PingContext(ctx)
		if err == nil || !IsUnavailable(err) {
			return err
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(pause):
		}
		pause = min(2*pause, 5*time.Second)
	}
}
