package main

import (
	"fmt"

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
