package archive

import (
	"bufio"
	"bytes"
	"errors"
	"io"
)

// A tape is read from its start to its end and knows where it is. It reads no further than it
// must, so that the place behind a gzip member is known.
type tape struct {
	in   *bufio.Reader // which package flate unpacks quicker than any other source of single bytes
	from *counted
}

// A counted source knows how many bytes were read of it.
type counted struct {
	io.Reader
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n += int64(n)
	return n, err
}

const tapeBuffer = 64 << 10

func newTape(r io.Reader) *tape {
	from := &counted{Reader: r}
	return &tape{bufio.NewReaderSize(from, tapeBuffer), from}
}

// restart goes on with another source, or another place of it.
func (t *tape) restart(r io.Reader, at int64) {
	*t.from = counted{r, at}
	t.in.Reset(t.from)
}

// at is how many bytes from the start it is.
func (t *tape) at() int64 { return t.from.n - int64(t.in.Buffered()) }

// startsWith reports whether the next bytes are these, without moving.
func (t *tape) startsWith(prefix string) bool {
	next, _ := t.in.Peek(len(prefix)) // fewer than asked for at the end
	return string(next) == prefix
}

// skip moves n bytes on.
func (t *tape) skip(n int64) error {
	for n > 0 {
		moved, err := t.in.Discard(int(min(n, 1<<30)))
		n -= int64(moved)
		if err != nil {
			return unexpected(err)
		}
	}
	return nil
}

// skipBlank moves over line ends, and over the zeros with which some disks and tapes fill up. It
// returns io.EOF at the end.
func (t *tape) skipBlank() error {
	for {
		next, err := t.in.Peek(1)
		if err != nil {
			return err
		}
		if next[0] != '\r' && next[0] != '\n' && next[0] != 0 {
			return nil
		}
		if err := t.skip(1); err != nil {
			return err
		}
	}
}

var errLongLine = &framingError{"a line of its head is longer than 64 KiB"}

// line reads up to the next line end, which it leaves out.
func (t *tape) line() (string, error) {
	line, err := t.in.ReadSlice('\n')
	switch {
	case errors.Is(err, bufio.ErrBufferFull):
		return "", errLongLine
	case err != nil:
		return "", unexpected(err)
	}
	return string(bytes.TrimRight(line, "\r\n")), nil
}

// nextLine moves behind the next line end, however far it is.
func (t *tape) nextLine() error {
	for {
		_, err := t.in.ReadSlice('\n')
		if !errors.Is(err, bufio.ErrBufferFull) {
			return err
		}
	}
}

// block reads n bytes. Since n may be a lie, memory grows with what comes.
func (t *tape) block(n int64) ([]byte, error) {
	var block bytes.Buffer
	block.Grow(int(min(n, 1<<20)) + bytes.MinRead)
	read, err := block.ReadFrom(io.LimitReader(t.in, n))
	if err == nil && read < n {
		err = io.ErrUnexpectedEOF
	}
	return block.Bytes(), err
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
