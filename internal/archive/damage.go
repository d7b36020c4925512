package archive

import (
	"fmt"
	"strconv"
)

// A Position is where a record begins in a file.
type Position struct {
	Offset int64 // bytes from the start of the file: of the record, or of the gzip member it is in
	Inside int64 // bytes of unpacked content from the start of that member
}

// String is "1234", or "1234+56" inside a member.
func (p Position) String() string {
	if p.Inside == 0 {
		return strconv.FormatInt(p.Offset, 10)
	}
	return fmt.Sprintf("%d+%d", p.Offset, p.Inside)
}

// A DamageError says that a record cannot be read. Those behind it can: the next call of
// Reader.Next looks for them.
type DamageError struct {
	At     Position
	Reason error
}

func (e *DamageError) Error() string { return fmt.Sprintf("record at %s: %v", e.At, e.Reason) }

// Unwrap is the reason.
func (e *DamageError) Unwrap() error { return e.Reason }

// A framingError says that a record is not where it should be, or not as long as it says.
type framingError struct{ what string }

func (e *framingError) Error() string { return e.what }

// A longError says that a record is longer than is taken into memory.
type longError struct{ length, most int64 }

func (e *longError) Error() string {
	return fmt.Sprintf("its block of %d bytes is longer than %d", e.length, e.most)
}
