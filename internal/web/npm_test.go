package web

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha512"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// A published is a file of a package of npm, as it was looked at.
type published struct {
	pkg, version, file string
	sha512             string // of the package, base64
}

var (
	// axe-core judges pages as the guidelines for accessibility (WCAG 2.2, A and AA) want it.
	axeCore = published{"axe-core", "4.14.1", "axe.min.js",
		"FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="}
	// jsonFeed is the schema of JSON Feed 1.1.
	jsonFeed = published{"jsonfeed-schema", "0.5.0", "schema-v1.1.json",
		"P2+N3F2UCkYoeRQrJ5wf+Y/a9LULHtTdCxkVmgwEDuS+IyQUhJfJ1l5mB205Zlb2JcMYVWhM6SP1Jbasave5Eg=="}
)

// read is the file. npm fetches it once and it is kept for later runs. Without npm or its registry the
// test says so and is skipped, except in continuous integration.
func (p published) read(t *testing.T) []byte {
	t.Helper()
	cache, err := os.UserCacheDir()
	must(t, err)
	path := filepath.Join(cache, "xiaozu-test", p.pkg+"-"+p.version+filepath.Ext(p.file))
	if content, err := os.ReadFile(path); err == nil {
		return content
	}
	content, err := p.fetch(t.Context(), t.TempDir())
	if err != nil {
		unavailable(t, fmt.Sprintf("%s cannot be had, so nothing is judged by it: %v", p.pkg, err))
	}
	must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	must(t, os.WriteFile(path+".new", content, 0o644))
	must(t, os.Rename(path+".new", path))
	return content
}

// unavailable skips a test for which something is missing, except in continuous integration.
func unavailable(t *testing.T, why string) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// fetch gets the package as it was published, by its hash.
func (p published) fetch(ctx context.Context, folder string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, "npm", "pack", "--silent", p.pkg+"@"+p.version)
	command.Dir = folder
	if out, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("npm pack: %w: %s", err, out)
	}
	packed, err := os.ReadFile(filepath.Join(folder, p.pkg+"-"+p.version+".tgz"))
	if err != nil {
		return nil, err
	}
	if sum := sha512.Sum512(packed); base64.StdEncoding.EncodeToString(sum[:]) != p.sha512 {
		return nil, errors.New("it has another hash than the one that was looked at")
	}
	return unpack(packed, "package/"+p.file)
}

func unpack(packed []byte, name string) ([]byte, error) {
	zipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	for files := tar.NewReader(zipped); ; {
		header, err := files.Next()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		if header.Name == name {
			return io.ReadAll(files)
		}
	}
}
