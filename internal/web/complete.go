package web

import (
	"encoding/json"
	"net/http"
)

// complete answers our script with names of the registry that begin so.
func (s *site) complete(w http.ResponseWriter, r *http.Request) error {
	what, beginning := r.FormValue("what"), r.FormValue("beginning")
	names, err := s.db.Complete(r.Context(), what, beginning)
	if err != nil {
		return err
	}
	if names == nil {
		names = []string{}
	}
	w.Header().Set("Content-Type", "application/json")
	return json.NewEncoder(w).Encode(names)
}
