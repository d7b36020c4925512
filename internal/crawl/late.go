package crawl

import (
	"context"
	"errors"
	"io"
	"net"
	"strings"
	"sync/atomic"
)

// A lateError says that a phase of a request took longer than it may.
type lateError struct{ within string }

func (e lateError) Error() string { return "not " + e.within }

// because is err, or the time limit that is behind it.
func because(ctx context.Context, err error) error {
	var late lateError
	if ctx.Err() != nil && errors.As(context.Cause(ctx), &late) {
		return late
	}
	return err
}

// A bodyTimer ends the reading of a body.
type bodyTimer struct{ done atomic.Bool }

func (t *bodyTimer) end(body io.Closer) {
	t.done.Store(true)
	body.Close() // what fails with it is the read that is told so
}

func (t *bodyTimer) ended() bool { return t.done.Load() }

// phase says which part of a request was late, from the errors by which net/http tells it, or "".
func (w *wire) phase(err error) string {
	var late lateError
	var op *net.OpError
	var timeout net.Error
	limits := w.src.Limits
	switch {
	case errors.As(err, &late):
		return "no response " + late.within
	case !errors.As(err, &timeout) || !timeout.Timeout():
		return ""
	case strings.Contains(err.Error(), "TLS handshake"):
		return "no TLS handshake within " + limits.TLS.String()
	case strings.Contains(err.Error(), "response headers"):
		return "no response header within " + limits.Header.String()
	case errors.As(err, &op) && op.Op == "dial":
		return "no connection within " + limits.Connect.String()
	}
	return ""
}
