package main

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"net/http"

	"github.com/xiaozu-watch/xiaozu/internal/metrics"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// serveMetrics serves /metrics on an address of its own, which operators can keep from the public,
// until stop is called.
func serveMetrics(ctx context.Context, address string, db *postgres.DB, log *slog.Logger) (stop func(), err error) {
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("metrics: %w; choose another address with --metrics", err)
	}
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", metrics.Handler(db, log))
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := serveUntil(ctx, listener, mux); ctx.Err() == nil {
			log.Error("metrics are served no more", "error", err)
		}
	}()
	return func() { cancel(); <-ended }, nil
}
