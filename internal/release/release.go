// Package release freezes numbered data sets, so that a study can name what it counted. A release is
// a folder that never changes:
//
//	releases/3/
//	  datapackage.json     what there is, with types, keys, counts and hashes (Frictionless Data Package)
//	  README.md            the same for people, and what changed since release 2
//	  CITATION.cff         how to cite it
//	  articles.csv, …      every table, as CSV
//	  articles.parquet, …  and as Parquet
//	  changes.csv          the rows gained, lost and changed since release 2
//	  SHA256SUMS           of all of these; its own hash is the release's fingerprint
//
// All tables are of one moment. The files hold nothing but what was stored, what the operator said and
// that moment, so the same release made again is the same bytes.
package release

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
)

// The files of a release beside its tables.
const (
	descriptorFile = "datapackage.json"
	readmeFile     = "README.md"
	citationFile   = "CITATION.cff"
	sumsFile       = "SHA256SUMS"
)

// A Release is one that was made.
type Release struct {
	Package
	Number      int    // from 1
	Fingerprint string // SHA-256 of its SHA256SUMS, in hex: with it, all of the release is known
	folder      string
}

// Documents are the files of every release beside its tables, the one for people first.
func Documents() []string { return []string{readmeFile, citationFile, descriptorFile, sumsFile} }

// MediaType is that of a file of the release, and whether it has such a file.
func (r Release) MediaType(file string) (string, bool) {
	for _, resource := range r.Resources {
		if resource.Path == file {
			return resource.MediaType, true
		}
	}
	kind, known := map[string]string{readmeFile: "text/markdown; charset=utf-8", citationFile: "text/yaml; charset=utf-8",
		descriptorFile: "application/json", sumsFile: "text/plain; charset=utf-8"}[file]
	return kind, known
}

// Rows is how many rows a table of the release has.
func (r Release) Rows(table string) int { return r.table(table).Resource.Rows }

// Folder is where its files are.
func (r Release) Folder() string { return r.folder }

// List gives the releases in a folder, the oldest first; none if there is no such folder.
func List(folder string) ([]Release, error) {
	numbers, err := numbers(folder)
	if err != nil {
		return nil, err
	}
	all := make([]Release, len(numbers))
	for i, n := range numbers {
		if all[i], err = Open(folder, n); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// ErrNone says that there is no release of the number.
var ErrNone = errors.New("there is no such release")

// Open gives a release in a folder, or ErrNone.
func Open(folder string, number int) (Release, error) {
	r := Release{Number: number, folder: filepath.Join(folder, strconv.Itoa(number))}
	content, err := os.ReadFile(filepath.Join(r.folder, descriptorFile))
	if errors.Is(err, fs.ErrNotExist) {
		return r, fmt.Errorf("release %d in %s: %w; xiaozu release list shows those that are there", number, folder, ErrNone)
	}
	if err == nil {
		err = json.Unmarshal(content, &r.Package)
	}
	if err == nil && len(r.Licenses) == 0 {
		err = errors.New("no licence is named, as in every release")
	}
	if err != nil {
		return r, fmt.Errorf("release %d in %s: %s: %w; restore its folder from a copy", number, folder, descriptorFile, err)
	}
	sums, err := os.ReadFile(filepath.Join(r.folder, sumsFile))
	sum := sha256.Sum256(sums)
	r.Fingerprint = hex.EncodeToString(sum[:])
	return r, err
}

// numbers are those of the releases in a folder, ascending. Drafts have names that are no numbers.
func numbers(folder string) (all []int, err error) {
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	for _, entry := range entries {
		if n, wrong := strconv.Atoi(entry.Name()); wrong == nil && n > 0 && entry.IsDir() {
			all = append(all, n)
		}
	}
	slices.Sort(all)
	return all, err
}
