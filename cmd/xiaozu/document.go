package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
)

// documentFlags say what is known of texts that are read from files.
type documentFlags struct {
	URL    string `name:"url" placeholder:"URL" help:"Where the text was published."`
	Date   string `placeholder:"DATE" help:"When it was published: YYYY, YYYY-MM or YYYY-MM-DD."`
	Source string `placeholder:"ID" help:"The source it comes from; its place tells what short names mean."`
}

// document is one without its text.
func (f documentFlags) document() (extract.Document, error) {
	date, err := dateFlag("date", f.Date)
	if err != nil {
		return extract.Document{}, err
	}
	place, err := placeOf(f.Source)
	if err != nil {
		return extract.Document{}, fmt.Errorf("--source: %w", err)
	}
	return extract.Document{URL: f.URL, Published: date, Source: f.Source, Place: place}, nil
}

// open is the document without its text, and the reader that reads it with the dictionaries.
func (f documentFlags) open() (extract.Document, *extract.Reader, error) {
	doc, err := f.document()
	if err != nil {
		return doc, nil, err
	}
	lex, err := loadLexicon()
	if err != nil {
		return doc, nil, err
	}
	return doc, newReader(lex), nil
}

// openText opens a text file, or standard input for -, and names the document in it.
func openText(std streams, name string) (id string, in io.ReadCloser, err error) {
	if name == "-" {
		return "stdin", io.NopCloser(std.In), nil
	}
	in, err = os.Open(name)
	return strings.TrimSuffix(filepath.Base(name), filepath.Ext(name)), in, err
}

// decode is data as text. What is not UTF-8 is told on standard error.
func decode(std streams, id string, data []byte) string {
	text, invalid := validText(data)
	if invalid > 0 {
		fmt.Fprintf(std.Err, "xiaozu: %s: %d bytes are not UTF-8; each was read as \uFFFD\n", id, invalid)
	}
	return text
}

// validText puts U+FFFD for each byte that is not UTF-8, so that a byte counts as a character,
// and counts them.
func validText(data []byte) (text string, invalid int) {
	if utf8.Valid(data) {
		return string(data), 0
	}
	var b strings.Builder
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if r == utf8.RuneError && size == 1 {
			invalid++
		}
		b.WriteRune(r)
		data = data[size:]
	}
	return b.String(), invalid
}
