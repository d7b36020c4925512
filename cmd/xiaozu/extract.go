package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

type extractCommand struct {
	Format string   `enum:"json,jsonl,table" default:"json" help:"json (indented), jsonl (one line a document) or table."`
	URL    string   `name:"url" placeholder:"URL" help:"Where the text was published."`
	Date   string   `placeholder:"DATE" help:"When it was published: YYYY, YYYY-MM or YYYY-MM-DD."`
	Source string   `placeholder:"ID" help:"The source it comes from; its place tells what short names mean."`
	Lines  bool     `help:"Take each line as a document of its own; its id is the line's number."`
	Files  []string `arg:"" name:"file" help:"Text files in UTF-8; - is standard input."`
}

func (extractCommand) Help() string {
	return `The result is one JSON object a document; docs/contracts.md describes it.

Examples:
  xiaozu extract notice.txt
  xiaozu extract --format table --date 2024-05-12 notice.txt
  cat sentences.txt | xiaozu extract --lines --format jsonl -`
}

func (c extractCommand) Run(std streams) error {
	date, err := news.ParseDate(c.Date)
	if err != nil {
		return fmt.Errorf("--date: %w", err)
	}
	place, err := placeOf(c.Source)
	if err != nil {
		return fmt.Errorf("--source: %w", err)
	}
	lex, err := loadLexicon()
	if err != nil {
		return err
	}
	reader := newReader(lex)
	out := bufio.NewWriter(std.Out)
	x := extraction{command: c, std: std, out: out, write: recordWriter(c.Format, out),
		read: func(text string) extract.Reading {
			return reader.Read(extract.Document{Text: text, URL: c.URL, Published: date, Source: c.Source, Place: place})
		}}
	for _, file := range c.Files {
		err = errors.Join(err, x.file(file))
	}
	return errors.Join(err, out.Flush())
}

// An extraction is one run of the command.
type extraction struct {
	command extractCommand
	std     streams
	out     *bufio.Writer
	read    func(text string) extract.Reading
	write   func(extract.Record) error
}

// file reads one file, as one document or line by line.
func (x extraction) file(name string) error {
	in, id := x.std.In, "stdin"
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		in, id = f, strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))
	}
	if x.command.Lines {
		return x.lines(in)
	}
	data, err := io.ReadAll(in)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return x.document(id, data)
}

func (x extraction) lines(in io.Reader) error {
	lines := bufio.NewReader(in)
	for n := 1; ; n++ {
		line, err := lines.ReadBytes('\n')
		if err == io.EOF && len(line) == 0 {
			return nil
		}
		if err != nil && err != io.EOF {
			return fmt.Errorf("line %d: %w", n, err)
		}
		if err := x.document(strconv.Itoa(n), bytes.TrimRight(line, "\r\n")); err != nil {
			return err
		}
	}
}

func (x extraction) document(id string, data []byte) error {
	text, invalid := validText(data)
	if invalid > 0 {
		fmt.Fprintf(x.std.Err, "xiaozu: %s: %d bytes are not UTF-8; each was read as \uFFFD\n", id, invalid)
	}
	return x.write(x.read(text).Record(id))
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

// recordWriter writes records in a format of the command.
func recordWriter(format string, out *bufio.Writer) func(extract.Record) error {
	switch format {
	case "table":
		return func(r extract.Record) error { return writeRecordTable(out, r) }
	case "jsonl":
		return jsonWriter[extract.Record](out, "")
	}
	return jsonWriter[extract.Record](out, "  ")
}

// jsonWriter writes each value as JSON with the indent, without escaping what HTML would.
func jsonWriter[T any](out io.Writer, indent string) func(T) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	return func(v T) error { return encoder.Encode(v) }
}
