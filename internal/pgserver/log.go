package pgserver

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

// tailLines is how much of the log an error quotes.
const tailLines = 12

// keepLog moves the log of the run before out of the way of a new one.
func keepLog(path string) error {
	err := os.Rename(path, path+".1")
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// startError says why postgres ended while it was starting. PostgreSQL words the shared memory
// of an earlier server so in all versions since 12 ("pre-existing shared memory block (key …,
// ID …) is still in use").
func startError(err error, log string) error {
	said := tail(log)
	if strings.Contains(said, "is still in use") {
		return fmt.Errorf("%w%s", errBusy, said)
	}
	return fmt.Errorf("postgres ended while starting (%v)%s", err, said)
}

// tail is the end of a log, to be appended to an error.
func tail(path string) string {
	content, err := os.ReadFile(path)
	if err != nil {
		return fmt.Sprintf("; its log cannot be read: %v", err)
	}
	lines := strings.Split(strings.TrimSpace(string(content)), "\n")
	lines = lines[max(0, len(lines)-tailLines):]
	return fmt.Sprintf("; the end of %s:\n  %s", path, strings.Join(lines, "\n  "))
}
