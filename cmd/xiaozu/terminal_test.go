package main

import (
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
)

func TestHeadsCountRight(t *testing.T) {
	var b strings.Builder
	if err := writeRecordTable(&b, extract.Record{ID: "x", Groups: make([]extract.GroupRecord, 1), Officials: make([]extract.OfficialRecord, 2)}); err != nil {
		t.Fatal(err)
	}
	if head, _, _ := strings.Cut(b.String(), "\n"); head != "x: 1 group, 2 officials, 0 appointments" {
		t.Errorf("head %q", head)
	}
}
