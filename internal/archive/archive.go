// Package archive writes and reads web archives in the format WARC 1.1 (ISO 28500:2017), one gzip
// member a record, as wget, Heritrix, Browsertrix and Common Crawl write them:
//
//	news.Page ──Of──▶ Capture ──Response, Revisit, Request──▶ Record ──Member──▶ bytes
//	file ──Reader──▶ Record ──Page──▶ news.Page ──Decode──▶ without transfer and content codings
//
// A response is kept with its headers and the bytes of its body, and with the request that it answers. One
// whose bytes are kept already is a revisit, which refers to them. Every record carries digests of what it holds, so that years
// later one can tell whether it is still what came.
//
// The package is pure: it touches no network, clock or database, and reads what it is given.
package archive

import (
	"slices"
	"strings"
)

// The types of records that xiaozu writes or uses (WARC 1.1, 6).
const (
	ResponseType = "response" // what a server answered
	RevisitType  = "revisit"  // an answer whose bytes another record holds
	RequestType  = "request"  // what the server was asked
	ResourceType = "resource" // bytes without the answer around them
	InfoType     = "warcinfo" // about the records that follow
)

// A Record is one record, whole in memory.
type Record struct {
	Fields Fields // named fields but for Content-Length
	Block  []byte
}

// Fields are the named fields of a record, in their order.
type Fields []Field

// A Field is one named field.
type Field struct{ Name, Value string }

// Get is the value of a field, whose name is compared without regard to case; "" if there is none.
func (fs Fields) Get(name string) string {
	i := slices.IndexFunc(fs, func(f Field) bool { return strings.EqualFold(f.Name, name) })
	if i < 0 {
		return ""
	}
	return fs[i].Value
}

// with are fs and another field, unless its value is "".
func (fs Fields) with(name, value string) Fields {
	if value == "" {
		return fs
	}
	return append(fs, Field{name, value})
}

// without are fs but for one field.
func (fs Fields) without(name string) Fields {
	return slices.DeleteFunc(fs, func(f Field) bool { return strings.EqualFold(f.Name, name) })
}

// Type is the record's type, such as ResponseType.
func (r Record) Type() string { return strings.ToLower(r.Fields.Get("WARC-Type")) }

// ID is the record's id, "" if it is no URN of a UUID.
func (r Record) ID() string {
	id, isUUID := strings.CutPrefix(unbracketed(r.Fields.Get("WARC-Record-ID")), "urn:uuid:")
	if !isUUID {
		return ""
	}
	return strings.ToLower(id)
}

// URL is the address that was asked for. wget writes it in angle brackets, as WARC 1.0 seemed to
// demand.
func (r Record) URL() string { return unbracketed(r.Fields.Get("WARC-Target-URI")) }

func unbracketed(s string) string {
	return strings.TrimSuffix(strings.TrimPrefix(strings.TrimSpace(s), "<"), ">")
}

func urn(id string) string { return "<urn:uuid:" + id + ">" }
