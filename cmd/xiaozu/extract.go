package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
)

type extractCommand struct {
	Format string `enum:"json,jsonl,table" default:"json" help:"json (indented), jsonl (one line a document) or table."`
	documentFlags
	Lines bool     `help:"Take each line as a document of its own; its id is the line's number."`
	Files []string `arg:"" name:"file" help:"Text files in UTF-8; - is standard input."`
}

func (extractCommand) Help() string {
	return `The result is one JSON object a document; docs/contracts.md describes it.

Examples:
  xiaozu extract notice.txt
  xiaozu extract --format table --date 2024-05-12 notice.txt
  cat sentences.txt | xiaozu extract --lines --format jsonl -`
}

func (c extractCommand) Run(std streams) error {
	doc, reader, err := c.open()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(std.Out)
	x := extraction{command: c, std: std, out: out, write: recordWriter(c.Format, out),
		read: func(text string) extract.Reading {
			doc.Text = text
			return reader.Read(doc)
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
	id, in, err := openText(x.std, name)
	if err != nil {
		return err
	}
	defer in.Close()
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
	return x.write(x.read(decode(x.std, id, data)).Record(id))
}

// recordWriter writes records in a format of the command.
func recordWriter(format string, out *bufio.Writer) func(extract.Record) error {
	if format == "table" {
		return func(r extract.Record) error { return writeRecordTable(out, r) }
	}
	return jsonWriter[extract.Record](out, indentOf(format))
}
