package release

import (
	"bufio"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/research/parquet"
)

// Verify says what of a release is not as it was made: files that are missing, changed or more than there
// were, tables with another number of rows. Errors are of the reading itself.
func Verify(r Release) (wrong []string, err error) {
	sums, err := r.sums()
	if err != nil {
		return nil, err
	}
	for _, s := range sums {
		sum, err := hashOf(filepath.Join(r.folder, s.name))
		switch {
		case err != nil:
			wrong = append(wrong, err.Error())
		case sum != s.sum:
			wrong = append(wrong, fmt.Sprintf("%s: its SHA-256 is %s, not %s", s.name, sum, s.sum))
		}
	}
	more, err := r.unlisted(sums)
	if err != nil {
		return nil, err
	}
	return slices.Concat(wrong, more, r.miscounted(sums)), nil
}

// A sum is a line of SHA256SUMS.
type sum struct{ sum, name string }

func (r Release) sums() (all []sum, err error) {
	file, err := os.Open(filepath.Join(r.folder, sumsFile))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		hash, name, found := strings.Cut(lines.Text(), "  ")
		if !found || filepath.Base(name) != name {
			return nil, fmt.Errorf("%s: %q is no line of a hash and a name", file.Name(), lines.Text())
		}
		all = append(all, sum{hash, name})
	}
	return all, lines.Err()
}

func hashOf(path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	hash := sha256.New()
	_, err = io.Copy(hash, file)
	return hex.EncodeToString(hash.Sum(nil)), err
}

// unlisted are the files that no sum is of.
func (r Release) unlisted(sums []sum) (wrong []string, err error) {
	entries, err := os.ReadDir(r.folder)
	for _, entry := range entries {
		listed := slices.ContainsFunc(sums, func(s sum) bool { return s.name == entry.Name() })
		if !listed && entry.Name() != sumsFile {
			wrong = append(wrong, entry.Name()+": it is not in "+sumsFile)
		}
	}
	return wrong, err
}

// miscounted are the tables whose files do not hold what the descriptor says.
func (r Release) miscounted(sums []sum) (wrong []string) {
	for _, file := range r.Resources {
		rows, err := r.count(file)
		switch {
		case err != nil:
			wrong = append(wrong, fmt.Sprintf("%s: %v", file.Path, err))
		case rows != file.Rows:
			wrong = append(wrong, fmt.Sprintf("%s: %d rows, not %d", file.Path, rows, file.Rows))
		}
		if !slices.Contains(sums, sum{strings.TrimPrefix(file.Hash, "sha256:"), file.Path}) {
			wrong = append(wrong, fmt.Sprintf("%s: %s and %s have different hashes of it", file.Path, sumsFile, descriptorFile))
		}
	}
	return wrong
}

func (r Release) count(file Resource) (rows int, err error) {
	if file.Schema == nil {
		return parquet.Count(filepath.Join(r.folder, file.Path))
	}
	err = r.table(file.Table).records(func([]string) error { rows++; return nil })
	return rows, err
}
