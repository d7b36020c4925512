// Package migrations holds the schema as numbered goose files, applied in order and never
// edited once released. Each table is granted where it is made, to the least of the three roles.
package migrations

import "embed"

// FS holds the migrations.
//
//go:embed *.sql
var FS embed.FS
