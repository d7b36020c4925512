package pgserver

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFindPrefers(t *testing.T) {
	root := t.TempDir()
	for dir, version := range map[string]string{
		"old": "14.9", "seventeen": "17.2", "packaged/9/bin": "9.6", "packaged/16/bin": "16.1", "packaged/18/bin": "18beta1",
	} {
		fakePrograms(t, filepath.Join(root, dir), version)
	}
	if err := os.MkdirAll(filepath.Join(root, "configured"), 0o755); err != nil {
		t.Fatal(err)
	}
	script(t, filepath.Join(root, "configured", "pg_config"), "echo "+filepath.Join(root, "seventeen"))
	packaged := []string{filepath.Join(root, "packaged/*/bin")}
	for _, c := range []struct {
		name string
		in   places
		want string
	}{
		{"PATH before packages", places{filepath.Join(root, "seventeen"), packaged}, "seventeen"},
		{"an old one on PATH is passed over", places{filepath.Join(root, "old"), packaged}, "packaged/18/bin"},
		{"pg_config before packages", places{filepath.Join(root, "configured"), packaged}, "seventeen"},
		{"the newest package", places{"", packaged}, "packaged/18/bin"},
		{"a relative folder on PATH is not trusted", places{"." + string(filepath.ListSeparator), packaged}, "packaged/18/bin"},
	} {
		got, err := find(c.in)
		if want := filepath.Join(root, c.want); got != want || err != nil {
			t.Errorf("%s: got %s, error %v; want %s", c.name, got, err, want)
		}
	}
	got, err := findMajor(16, "data", places{filepath.Join(root, "seventeen"), packaged})
	if want := filepath.Join(root, "packaged/16/bin"); got != want || err != nil {
		t.Errorf("for data of version 16: got %s, error %v; want %s", got, err, want)
	}
}

func TestMissingPrograms(t *testing.T) {
	dir := t.TempDir()
	fakePrograms(t, filepath.Join(dir, "13"), "13.1")
	_, err := find(places{path: "/nowhere", patterns: []string{dir + "/*"}})
	var missing *MissingError
	if !errors.As(err, &missing) {
		t.Fatalf("got %v, want a MissingError", err)
	}
	missing.Install = "sudo apt-get install postgresql"
	want := `no PostgreSQL server programs (initdb and postgres, version 15 or newer) on this machine.
Looked in:
  PATH: /nowhere
  what pg_config --bindir says: no pg_config on PATH
  ` + dir + `/*
Too old: PostgreSQL 13 in ` + dir + `/13
Install them:
  sudo apt-get install postgresql
or run everything in containers:
  docker compose up
or use a server that you have:
  export DATABASE_URL=postgres://user:password@host:5432/xiaozu`
	if diff := cmp.Diff(want, err.Error()); diff != "" {
		t.Errorf("message (-want +got):\n%s", diff)
	}
}

func TestInstallLine(t *testing.T) {
	for _, c := range []struct{ goos, release, want string }{
		{"darwin", "", "brew install postgresql@17"},
		{"linux", "NAME=\"Debian GNU/Linux\"\nID=debian\n", "sudo apt-get install postgresql"},
		{"linux", "ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n", "sudo apt-get install postgresql"},
		{"linux", "ID=fedora\n", "sudo dnf install postgresql-server"},
		{"linux", "ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n", "sudo dnf install postgresql-server"},
		{"linux", "ID=alpine\n", "sudo apk add postgresql"},
		{"linux", "ID=arch\n", "sudo pacman -S postgresql"},
		{"linux", "", "the PostgreSQL server package of your system, version 15 or newer"},
		{"freebsd", "ID=freebsd\n", "the PostgreSQL server package of your system, version 15 or newer"},
	} {
		if got := installLine(c.goos, c.release); got != c.want {
			t.Errorf("installLine(%q, %q) = %q, want %q", c.goos, c.release, got, c.want)
		}
	}
}

// fakePrograms answer --version as PostgreSQL's do.
func fakePrograms(t *testing.T, dir, version string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	script(t, filepath.Join(dir, "postgres"), "echo 'postgres (PostgreSQL) "+version+"'")
	script(t, filepath.Join(dir, "initdb"), "echo 'initdb (PostgreSQL) "+version+"'")
}

func script(t *testing.T, path, line string) {
	t.Helper()
	if err := os.WriteFile(path, []byte("#!/bin/sh\n"+line+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
}
