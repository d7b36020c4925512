package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"
)

// ServeHTTP answers a request that may be answered.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) { Tagged(a.mux).ServeHTTP(w, r) }

// Tagged gives answers of next a tag (ETag); a program that has the same answer already gets 304 instead.
func Tagged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := held{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(&answer, r)
		if answer.status != http.StatusOK {
			w.WriteHeader(answer.status)
			_, _ = answer.body.WriteTo(w) // a program that went away is no error of ours
			return
		}
		sum := sha256.Sum256(answer.body.Bytes())
		w.Header().Set("ETag", `"`+base64.RawURLEncoding.EncodeToString(sum[:16])+`"`)
		w.Header().Set("Cache-Control", "private, no-cache") // to be asked for again before it is shown
		w.Header().Set("Vary", "Authorization, Cookie")
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(answer.body.Bytes()))
	})
}

// held keeps an answer until it is known whether to send it: at most a page of a list.
type held struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

func (h *held) WriteHeader(status int)      { h.status = status }
func (h *held) Write(b []byte) (int, error) { return h.body.Write(b) }

// describeUnchanged puts ETags into the document.
func describeUnchanged(op *huma.Operation) {
	op.Parameters = append(op.Parameters, &huma.Param{Name: "If-None-Match", In: "header", Schema: &huma.Schema{Type: huma.TypeString},
		Description: "The ETag of the answer that you have."})
	ok := op.Responses["200"]
	ok.Headers = map[string]*huma.Param{"ETag": {Schema: &huma.Schema{Type: huma.TypeString}, Description: "Another one if the answer is another one."}}
	op.Responses["304"] = &huma.Response{Description: "You have the answer already"}
}
