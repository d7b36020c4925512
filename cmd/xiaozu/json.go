package main

import (
	"bufio"
	"encoding/json"
	"io"
	"time"
)

// A formatFlag says in which form a list is written.
type formatFlag struct {
	Format string `enum:"table,json,jsonl" default:"table" help:"table, json (indented) or jsonl."`
}

// writeRecords writes all, each in its published shape, in a format of JSON: see indentOf.
func writeRecords[T, R any](to io.Writer, format string, all []T, shape func(T) R) error {
	out := bufio.NewWriter(to)
	write := jsonWriter[R](out, indentOf(format))
	for _, one := range all {
		if err := write(shape(one)); err != nil {
			return err
		}
	}
	return out.Flush()
}

// asIs is the shape of what has its published one already.
func asIs[T any](one T) T { return one }

// jsonWriter writes each value as JSON with the indent, without escaping what HTML would.
func jsonWriter[T any](out io.Writer, indent string) func(T) error {
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", indent)
	return func(v T) error { return encoder.Encode(v) }
}

// indentOf is the indent of a format: json is for people, jsonl has a line for each value.
func indentOf(format string) string {
	if format == "json" {
		return "  "
	}
	return ""
}

// instant is a time in RFC 3339, or "".
func instant(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.RFC3339)
}
