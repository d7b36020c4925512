// Package foreign has other people's programs read what we write, in tests: what their readers and
// validators accept is what the world accepts. The npm packages are those of package.json, by the hashes of
// package-lock.json; npm fetches them once, and they are kept for later runs. LibreOffice is that of the machine.
package foreign

import (
	"bytes"
	"context"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var (
	//go:embed package.json
	manifest []byte
	//go:embed package-lock.json
	lock []byte
)

// Node runs a module in node.js that may import the packages, and returns what it prints. Without node.js,
// npm or its registry the test says so and is skipped, except in continuous integration.
func Node(t testing.TB, script string, args ...string) (out []byte, err error) {
	t.Helper()
	node := exec.CommandContext(t.Context(), "node", append([]string{"--input-type=module", "-"}, args...)...)
	node.Dir, node.Stdin = installed(t), strings.NewReader(script)
	var said bytes.Buffer
	node.Stderr = &said
	out, err = node.Output()
	if err != nil {
		return nil, fmt.Errorf("%w: %s", err, &said)
	}
	return out, nil
}

// File reads a file of a package: "axe-core/axe.min.js". Without npm or its registry the test says so and
// is skipped, except in continuous integration.
func File(t testing.TB, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(installed(t), "node_modules", filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// installed is the folder of the packages, without which the test is skipped.
func installed(t testing.TB) string {
	t.Helper()
	folder, err := packages(t.Context())
	if err != nil {
		Missing(t, fmt.Errorf("npm packages that judge what we write: %w", err))
	}
	return folder
}

// Missing skips a test for want of a program; in continuous integration, which has all of them, it fails.
func Missing(t testing.TB, err error) {
	t.Helper()
	if os.Getenv("CI") != "" {
		t.Fatal(err)
	}
	t.Skip(err)
}

// packages is the folder in which the packages are installed.
func packages(ctx context.Context) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", err
	}
	sum := sha256.Sum256(lock)
	folder := filepath.Join(cache, "xiaozu-test", "npm-"+hex.EncodeToString(sum[:8]))
	if _, err := os.Stat(folder); err == nil {
		return folder, nil
	}
	return folder, install(ctx, folder)
}

// install fetches the packages into a folder, which is there when it is whole. Of two that do so at once
// one comes first, and both have the same.
func install(ctx context.Context, folder string) (err error) {
	if err := os.MkdirAll(filepath.Dir(folder), 0o755); err != nil {
		return err
	}
	draft, err := os.MkdirTemp(filepath.Dir(folder), "npm-draft-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(draft)) }()
	for name, content := range map[string][]byte{"package.json": manifest, "package-lock.json": lock} {
		if err := os.WriteFile(filepath.Join(draft, name), content, 0o644); err != nil {
			return err
		}
	}
	ctx, cancel := context.WithTimeout(ctx, 5*time.Minute)
	defer cancel()
	npm := exec.CommandContext(ctx, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
	npm.Dir = draft
	if out, err := npm.CombinedOutput(); err != nil {
		return fmt.Errorf("npm ci: %w: %s", err, out)
	}
	if err := os.Rename(draft, folder); err != nil && !errors.Is(err, os.ErrExist) {
		return err
	}
	return nil
}
