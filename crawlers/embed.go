// Package crawlers holds one folder per source: its declaration, and pages in the structure of
// the real site with what must be read from them. README.md says how to add one.
package crawlers

import "embed"

// FS holds every */source.yaml; package source loads it.
//
//go:embed */source.yaml
var FS embed.FS
