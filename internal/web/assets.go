package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"net/http"
	"time"
)

var (
	//go:embed static/style.css
	styleSheet []byte
	//go:embed static/icon.svg
	icon []byte
	//go:embed templates
	templateFiles embed.FS
)

// An asset is a file of ours that never changes at its address, since the address holds its hash.
type asset struct {
	path    string
	kind    string // content type
	content []byte
}

func newAsset(name, extension, kind string, content []byte) asset {
	sum := sha256.Sum256(content)
	return asset{"/static/" + name + "-" + hex.EncodeToString(sum[:8]) + extension, kind, content}
}

// ServeHTTP serves the file for good.
func (a asset) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", a.kind)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(a.content))
}
