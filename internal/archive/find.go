package archive

import (
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
)

// find moves to the first record behind a damaged one, or to the position that reading begins at.
func (r *Reader) find() error {
	r.lost = false
	switch {
	case r.from != Position{}:
		return r.begin()
	case r.inner != nil && !r.lostPack:
		return r.findInside()
	}
	r.inner = nil
	return r.findOutside(r.lostFrom.Offset + 1)
}

// begin moves to the position that was asked for.
func (r *Reader) begin() error {
	from := r.from
	r.from = Position{}
	if err := r.seek(from.Offset); err != nil {
		return err
	}
	if err := r.open(); err != nil || from.Inside == 0 {
		return err
	}
	if r.inner == nil {
		return errors.New("the file is another one: no packed records begin where reading should go on")
	}
	return r.inner.skip(from.Inside)
}

// findInside looks for the next record in the gzip member that is open. When the member turns out
// to be damaged beyond that, its damage was told already.
func (r *Reader) findInside() error {
	for {
		switch err := r.inner.nextLine(); {
		case err == io.EOF:
			r.inner = nil
			return nil
		case err != nil:
			r.inner = nil
			return r.findOutside(r.member + 1)
		case beginsRecord(r.inner):
			return nil
		}
	}
}

// findOutside looks in the file, from an offset on, for a line that a record begins with or for a
// gzip member that begins with a record.
func (r *Reader) findOutside(from int64) error {
	if err := r.seek(from); err != nil {
		return err
	}
	for {
		b, err := r.outer.in.ReadByte()
		switch {
		case err != nil:
			return err
		case b == '\n' && beginsRecord(r.outer):
			return nil
		case b != 0x1f || !r.outer.startsWith("\x8b\x08"):
			continue
		}
		at := r.outer.at() - 1
		begins := r.beginsMember(at)
		if err := r.seek(at); err != nil || begins {
			return err
		}
		if err := r.outer.skip(1); err != nil {
			return err
		}
	}
}

func beginsRecord(t *tape) bool { return t.startsWith("WARC/1.") || t.startsWith("WARC/0.") }

// beginsMember reports whether a gzip member with a record begins at an offset.
func (r *Reader) beginsMember(at int64) bool {
	if r.seek(at) != nil {
		return false
	}
	unpack, err := gzip.NewReader(r.outer.in)
	if err != nil {
		return false
	}
	start := make([]byte, len("WARC/"))
	_, err = io.ReadFull(unpack, start)
	return err == nil && string(start) == "WARC/"
}

func (r *Reader) seek(to int64) error {
	if _, err := r.file.Seek(to, io.SeekStart); err != nil {
		return err
	}
	r.outer.restart(r.file, to)
	return nil
}
