package release

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
)

// A table is the CSV file of one; the zero table has no rows.
type table struct {
	Resource
	path string
}

// table gives a table of the release, the zero one if it lacks it.
func (r Release) table(name string) table {
	for _, file := range r.Resources {
		if file.Table == name && file.Schema != nil {
			return table{file, filepath.Join(r.folder, file.Path)}
		}
	}
	return table{}
}

func (t table) columns() (names []string) {
	if t.Schema != nil {
		for _, f := range t.Schema.Fields {
			names = append(names, f.Name)
		}
	}
	return names
}

// common are the columns that both tables have; those of the one that there is, if there is only one.
func (t table) common(other table) []string {
	mine, theirs := t.columns(), other.columns()
	if len(mine) == 0 || len(theirs) == 0 {
		return append(mine, theirs...)
	}
	return slices.DeleteFunc(mine, func(c string) bool { return !slices.Contains(theirs, c) })
}

// key are the columns that tell the rows apart, of either table.
func (t table) key(other table) []string {
	if t.Schema == nil {
		return other.Schema.Key
	}
	return t.Schema.Key
}

// A keyed row is known by its key.
type keyed struct {
	key         []string // as the file has it
	id, content digest
}

// A digest stands for some fields: two that differ have different ones.
type digest [16]byte

func digestOf(fields []string) (d digest) {
	var framed []byte
	for _, f := range fields {
		framed = append(binary.AppendUvarint(framed, uint64(len(f))), f...)
	}
	sum := sha256.Sum256(framed)
	copy(d[:], sum[:])
	return d
}

// part deals digests out evenly.
func (d digest) part(of int) int { return int(binary.BigEndian.Uint32(d[:]) % uint32(of)) }

// rows reads a table, and gives those rows to do that are wanted.
func (c *comparison) rows(t table, wanted func(keyed) bool, do func(keyed) error) error {
	if t.Schema == nil {
		return nil
	}
	key, columns := t.indices(c.key), t.indices(c.columns)
	return t.records(func(record []string) error {
		row := keyed{key: pick(record, key)}
		row.id, row.content = digestOf(row.key), digestOf(pick(record, columns))
		if !wanted(row) {
			return nil
		}
		return do(row)
	})
}

func (t table) indices(names []string) (at []int) {
	all := t.columns()
	for _, name := range names {
		at = append(at, slices.Index(all, name))
	}
	return at
}

func pick(record []string, at []int) []string {
	picked := make([]string, len(at))
	for i, n := range at {
		picked[i] = record[n]
	}
	return picked
}

// records gives every record below the header to do, which must not keep it.
func (t table) records(do func([]string) error) error {
	file, err := os.Open(t.path)
	if err != nil {
		return err
	}
	defer file.Close()
	in := csv.NewReader(file)
	in.ReuseRecord = true
	header, err := in.Read()
	if err != nil {
		return fmt.Errorf("%s: read its header: %w", t.path, err)
	}
	if !slices.Equal(header, t.columns()) {
		return fmt.Errorf("%s: its header is %q, and its descriptor says %q", t.path, header, t.columns())
	}
	for {
		switch record, err := in.Read(); {
		case err == io.EOF:
			return nil
		case err != nil:
			return fmt.Errorf("%s: %w", t.path, err)
		default:
			if err := do(record); err != nil {
				return err
			}
		}
	}
}
