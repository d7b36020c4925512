package web

import (
	"context"
	"fmt"
	"net/http"
	"time"
)

// health says whether pages can be served: what a load balancer asks.
func (s *site) health(w http.ResponseWriter, r *http.Request) error {
	ctx, cancel := context.WithTimeout(r.Context(), 2*time.Second)
	defer cancel()
	if err := s.db.WaitUntilUp(ctx); err != nil {
		return fmt.Errorf("health: %w", err)
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, err := fmt.Fprintln(w, "ok")
	return err
}
