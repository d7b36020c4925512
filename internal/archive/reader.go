package archive

import (
	"errors"
	"io"

	"github.com/klauspost/compress/gzip"
)

// A Reader reads the records of a WARC file, packed record by record, packed as a whole, or plain.
type Reader struct {
	// Want tells by its fields whether a record is of interest; nil wants all. Others are skipped.
	Want func(Fields) bool
	// MaxBlock is the length in bytes of the longest block that is taken into memory: 64 MiB
	// unless given. A longer one that is wanted is a DamageError, and skipped.
	MaxBlock int64

	file     *watched
	outer    *tape // the file
	inner    *tape // the content of the gzip member that is open, or nil
	unpack   *gzip.Reader
	content  *tape    // of unpack, for reuse
	member   int64    // where that member begins
	from     Position // where to begin
	lost     bool     // the next record must be looked for, behind lostFrom
	lostFrom Position
	lostPack bool // the member that lostFrom is in cannot be unpacked
}

// NewReader reads from a position, which Position returned or which is zero.
func NewReader(file io.ReadSeeker, from Position) *Reader {
	r := &Reader{outer: newTape(nil)}
	r.restart(file, from)
	return r
}

// restart makes a new reader of an old one, which reads another file.
func (r *Reader) restart(file io.ReadSeeker, from Position) {
	w := &watched{ReadSeeker: file}
	r.outer.restart(w, 0)
	*r = Reader{MaxBlock: 64 << 20, file: w, from: from, lost: from != Position{}, outer: r.outer, unpack: r.unpack, content: r.content}
}

// watched remembers an error of the file itself, which no damage of its content is.
type watched struct {
	io.ReadSeeker
	err error
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.ReadSeeker.Read(p)
	if err != nil && err != io.EOF {
		w.err = err
	}
	return n, err
}

// Position is where the next record begins.
func (r *Reader) Position() Position {
	if r.inner != nil {
		return Position{r.member, r.inner.at()}
	}
	return Position{r.outer.at(), 0}
}

// Next is the next record that is wanted, or io.EOF. After a *DamageError it may be called again;
// other errors are those of the file.
func (r *Reader) Next() (Record, error) {
	for {
		record, wanted, err := r.next()
		switch {
		case r.file.err != nil:
			return Record{}, r.file.err
		case err != nil:
			return Record{}, err
		case wanted:
			return record, nil
		}
	}
}

func (r *Reader) next() (record Record, wanted bool, err error) {
	if r.lost {
		if err := r.find(); err != nil {
			return Record{}, false, err
		}
	}
	if err := r.open(); err != nil {
		return Record{}, false, err
	}
	at := r.Position()
	record, wanted, err = r.record()
	if err == nil {
		err = r.finish()
	}
	if err != nil && !(wanted && r.ended(record, err)) {
		return Record{}, false, r.damaged(at, err)
	}
	return record, wanted, nil
}

// ended reports whether a record is whole, by its digest, although something strange follows,
// which the next call names.
func (r *Reader) ended(record Record, err error) bool {
	var framing *framingError
	return errors.As(err, &framing) && record.Fields.Get("WARC-Block-Digest") != "" && record.CheckBlock() == nil
}

// damaged notes that the record at a position cannot be read.
func (r *Reader) damaged(at Position, reason error) error {
	var long *longError
	var framing *framingError
	r.lost = !errors.As(reason, &long)
	r.lostFrom, r.lostPack = at, r.inner != nil && !errors.As(reason, &framing)
	return &DamageError{at, reason}
}

// open moves to the next record, opening a gzip member if it is in one.
func (r *Reader) open() error {
	if r.inner != nil {
		return nil // finish saw that there is more
	}
	if err := r.outer.skipBlank(); err != nil {
		return err
	}
	if !r.outer.startsWith("\x1f\x8b") {
		return nil
	}
	return r.openMember()
}

func (r *Reader) openMember() error {
	r.member = r.outer.at()
	if r.unpack == nil {
		r.unpack = new(gzip.Reader)
		r.content = newTape(r.unpack)
	}
	if err := r.unpack.Reset(r.outer.in); err != nil {
		r.lost, r.lostFrom, r.lostPack = true, Position{r.member, 0}, true
		return &DamageError{r.lostFrom, err}
	}
	r.unpack.Multistream(false)
	r.content.restart(r.unpack, 0)
	r.inner = r.content
	return nil
}
