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

// axe-core, which judges pages as the guidelines for accessibility (WCAG 2.2, A and AA) want it.
const (
	axeVersion = "4.14.1"
	axeSHA512  = "FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJpZe37OgudVGtQ=="
)

// axe is the script of axe-core. npm fetches it once and it is kept for later runs. Without npm or
// its registry the test says so and is skipped, except in continuous integration.
func axe(t *testing.T) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	must(t, err)
	path := filepath.Join(cache, "xiaozu-test", "axe-core-"+axeVersion+".js")
	if script, err := os.ReadFile(path); err == nil {
		return string(script)
	}
	script, err := fetchAxe(t.Context(), t.TempDir())
	if err != nil && os.Getenv("CI") == "" {
		t.Skipf("axe-core cannot be had, so nothing judges the pages: %v", err)
	}
	must(t, err)
	must(t, os.MkdirAll(filepath.Dir(path), 0o755))
	must(t, os.WriteFile(path+".new", script, 0o644))
	must(t, os.Rename(path+".new", path))
	return string(script)
}

// fetchAxe gets the package as it was published, by its hash.
func fetchAxe(ctx context.Context, folder string) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	command := exec.CommandContext(ctx, "npm", "pack", "--silent", "axe-core@"+axeVersion)
	command.Dir = folder
	if out, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("npm pack axe-core: %w: %s", err, out)
	}
	packed, err := os.ReadFile(filepath.Join(folder, "axe-core-"+axeVersion+".tgz"))
	if err != nil {
		return nil, err
	}
	if sum := sha512.Sum512(packed); base64.StdEncoding.EncodeToString(sum[:]) != axeSHA512 {
		return nil, errors.New("axe-core has another hash than the one that was looked at")
	}
	return unpack(packed, "package/axe.min.js")
}

func unpack(packed []byte, name string) ([]byte, error) {
	zipped, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	for files := tar.NewReader(zipped); ; {
		header, err := files.Next()
		if err != nil {
			return nil, fmt.Errorf("%s in axe-core: %w", name, err)
		}
		if header.Name == name {
			return io.ReadAll(files)
		}
	}
}
