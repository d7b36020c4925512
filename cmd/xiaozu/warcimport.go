package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/archive"
	"github.com/xiaozu-watch/xiaozu/internal/backfill"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A warcImport is one run of the command.
type warcImport struct {
	backfill.Import
	work  *work
	again bool
	show  *progress
	read  []importedFile
}

type importedFile struct {
	name string
	backfill.Counts
}

// files imports one file after the other, and waits until the pages are read.
func (im *warcImport) files(ctx context.Context, names []string) error {
	defer im.show.done()
	for _, name := range names {
		counts, err := im.file(ctx, name)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		im.read = append(im.read, importedFile{name, counts})
		im.show.done()
	}
	return im.work.runner.Drain(ctx, im.show.backlog)
}

func (im *warcImport) file(ctx context.Context, name string) (backfill.Counts, error) {
	file, err := os.Open(name)
	if err != nil {
		return backfill.Counts{}, err
	}
	defer file.Close()
	key, size, err := fingerprint(file)
	if err != nil {
		return backfill.Counts{}, err
	}
	state, err := im.work.db.Import(ctx, key)
	if err != nil {
		return backfill.Counts{}, err
	}
	if im.again && !state.Finished.IsZero() {
		state = postgres.ImportState{File: key}
	}
	return im.goOn(ctx, file, size, state)
}

// goOn reads a file from where it was read to.
func (im *warcImport) goOn(ctx context.Context, file *os.File, size int64, state postgres.ImportState) (backfill.Counts, error) {
	counts := backfill.Counts{Saved: state.Saved, Elsewhere: state.Elsewhere, Other: state.Other, Skipped: state.Skipped}
	name := file.Name()
	switch {
	case !state.Finished.IsZero():
		im.show.say("%s was imported on %s; --again reads it once more", name, minute(state.Finished))
		return counts, nil
	case state.At != archive.Position{}:
		im.show.say("%s: going on at byte %s of %d", name, state.At, size)
	}
	im.Progress = func(offset int64) { im.show.step(offset, size, name) }
	im.Skipped = func(at archive.Position, reason error) {
		im.show.say("%s: record at %s: %v; skipped", name, at, reason)
	}
	im.Mark = func(ctx context.Context, at archive.Position, counts backfill.Counts) error {
		return im.work.db.SaveImport(ctx, importState(state.File, at, counts))
	}
	counts, err := im.File(ctx, file, state.At, counts)
	if err != nil {
		return counts, err
	}
	if (counts == backfill.Counts{Skipped: counts.Skipped}) {
		return counts, errors.New("no response can be read in it: is it a WARC file, plain or packed by gzip? One packed by zstd must be unpacked first")
	}
	done := importState(state.File, archive.Position{}, counts)
	done.Finished = time.Now()
	return counts, im.work.db.SaveImport(ctx, done)
}

func importState(file string, at archive.Position, c backfill.Counts) postgres.ImportState {
	return postgres.ImportState{File: file, At: at, Saved: c.Saved, Elsewhere: c.Elsewhere, Other: c.Other, Skipped: c.Skipped}
}

// fingerprint tells a file from others, also after it was moved, and gives its length in bytes.
// The file is at its start again.
func fingerprint(file *os.File) (key string, size int64, err error) {
	info, err := file.Stat()
	if err != nil {
		return "", 0, err
	}
	sum := sha256.New()
	if _, err := io.CopyN(sum, file, 1<<20); err != nil && err != io.EOF {
		return "", 0, err
	}
	_, err = file.Seek(0, io.SeekStart)
	return fmt.Sprintf("%d %x", info.Size(), sum.Sum(nil)), info.Size(), err
}

// report is a table of what became of the records.
func (im *warcImport) report(out io.Writer) error {
	t := newTable(out, "file", "pages", "elsewhere", "other", "skipped")
	rightAligned(t, 2, 3, 4, 5)
	for _, f := range im.read {
		t.AppendRow([]any{f.name, f.Saved, f.Elsewhere, f.Other, f.Skipped})
	}
	t.Render()
	_, err := fmt.Fprintln(out, "\nelsewhere: no article of a declared source; other: redirects, server errors, references to other files")
	return err
}
