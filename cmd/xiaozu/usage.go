package main

import (
	"errors"
	"fmt"

	"github.com/alecthomas/kong"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A usageError is a mistake on the command line that only the command itself can see.
type usageError struct{ error }

// dateFlag is the date that a flag names; the unknown one without a text.
func dateFlag(flag, text string) (news.Date, error) {
	date, err := news.ParseDate(text)
	if err != nil {
		return date, usageError{fmt.Errorf("--%s: %w", flag, err)}
	}
	return date, nil
}

// periodFlags are the dates that --from and --to name.
func periodFlags(from, to string) (first, last news.Date, err error) {
	if first, err = dateFlag("from", from); err == nil {
		last, err = dateFlag("to", to)
	}
	if err == nil && !last.IsZero() && last.Last().Before(first.First()) {
		err = usageError{fmt.Errorf("--from %s comes after --to %s: nothing lies between", first, last)}
	}
	return first, last, err
}

// misread is the command that was being read when err was met.
func misread(err error) string {
	if wrong, is := errors.AsType[*kong.ParseError](err); is && wrong.Context.Selected() != nil {
		return wrong.Context.Selected().FullPath()
	}
	return "xiaozu"
}

// positive refuses a number of which a command would do nothing.
func positive(flag string, n int) error {
	if n < 1 {
		return usageError{fmt.Errorf("--%s %d: give 1 or more", flag, n)}
	}
	return nil
}
