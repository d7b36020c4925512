package release

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/export"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A draft is a release that is being made.
type draft struct {
	folder  string
	sums    map[string]string // of its files
	about   Package
	changes []Tally // since the release before
	tell    func(table string)
}

// freeze writes all tables of the database.
func (d *draft) freeze(ctx context.Context, db *postgres.DB, moment time.Time) error {
	all, err := parts(ctx, db, moment)
	for _, p := range all {
		if err == nil {
			err = d.table(p)
		}
	}
	return err
}

// formats are those of every table; the first is the one with a schema, which releases are compared by.
var formats = []string{"csv", "parquet"}

// table writes a table in all formats.
func (d *draft) table(p part) error {
	d.say(p.Name)
	var rows []int
	for _, name := range formats {
		r, err := d.resource(p, name)
		if err != nil {
			return fmt.Errorf("table %s: %w", p.Name, err)
		}
		d.about.Resources, rows = append(d.about.Resources, r), append(rows, r.Rows)
	}
	if slices.Min(rows) != slices.Max(rows) {
		return fmt.Errorf("table %s has %v rows in the formats %v: this is a fault of xiaozu", p.Name, rows, formats)
	}
	return nil
}

func (d *draft) say(table string) {
	if d.tell != nil {
		d.tell(table)
	}
}

func (d *draft) resource(p part, name string) (r Resource, err error) {
	format, _ := export.Named(name)
	r = Resource{Profile: "data-resource", Name: p.Name + "-" + name, Title: p.doc, Path: p.Name + "." + name, Format: name, MediaType: format.MediaType, Table: p.Name}
	if name == "csv" {
		r.Profile, r.Name, r.MediaType, r.Encoding, r.Schema = "tabular-data-resource", p.Name, "text/csv", "utf-8", newSchema(p)
	}
	r.Bytes, err = d.write(r.Path, func(w io.Writer) (err error) {
		r.Rows, err = format.Write(w, p.Table)
		return err
	})
	r.Hash = "sha256:" + d.sums[r.Path]
	return r, err
}

// finish writes what tells of the tables.
func (d *draft) finish() error {
	descriptor, err := json.MarshalIndent(d.about, "", "  ")
	if err != nil {
		return err
	}
	for _, file := range []struct {
		name    string
		content []byte
	}{{descriptorFile, append(descriptor, '\n')}, {readmeFile, readme(d.about, d.changes)}, {citationFile, citation(d.about)}} {
		if _, err := d.write(file.name, whole(file.content)); err != nil {
			return err
		}
	}
	var sums bytes.Buffer
	for _, name := range slices.Sorted(maps.Keys(d.sums)) {
		fmt.Fprintf(&sums, "%s  %s\n", d.sums[name], name)
	}
	_, err = d.write(sumsFile, whole(sums.Bytes()))
	return err
}

func whole(content []byte) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	}
}

// write writes a file to disk, notes its hash and returns its length in bytes.
func (d *draft) write(name string, fill func(io.Writer) error) (bytes int64, err error) {
	file, err := os.Create(filepath.Join(d.folder, name))
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	out := counter{hash: sha256.New()}
	buffered := bufio.NewWriterSize(io.MultiWriter(file, &out), 1<<20)
	if err := errors.Join(fill(buffered), buffered.Flush(), file.Sync()); err != nil {
		return 0, err
	}
	d.sums[name] = hex.EncodeToString(out.hash.Sum(nil))
	return out.bytes, nil
}

// A counter hashes and counts what is written to it.
type counter struct {
	hash  hash.Hash
	bytes int64
}

func (c *counter) Write(b []byte) (int, error) {
	c.bytes += int64(len(b))
	return c.hash.Write(b)
}
