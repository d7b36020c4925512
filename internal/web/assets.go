package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"
)

var (
	//go:embed static/style.css
	styleSheet []byte
	//go:embed static/*.js
	scriptFiles embed.FS
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

// newScripts are our script files, in the order of their names.
func newScripts(files fs.FS) []asset {
	names, err := fs.Glob(files, "static/*.js")
	if err != nil {
		panic(err) // the pattern is wrong: found by any test
	}
	scripts := make([]asset, len(names))
	for i, name := range names {
		content, err := fs.ReadFile(files, name)
		if err != nil {
			panic(err) // embedded: found by any test
		}
		scripts[i] = newAsset(strings.TrimSuffix(path.Base(name), ".js"), ".js", "text/javascript; charset=utf-8", content)
	}
	return scripts
}

// Path is the address of the file.
func (a asset) Path() string { return a.path }

// ServeHTTP serves the file for good.
func (a asset) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", a.kind)
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(a.content))
}
