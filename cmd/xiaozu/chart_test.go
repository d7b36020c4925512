package main

import (
	"slices"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/research"
)

// TestUnnamed tells a name that nothing names from one that is not named in every period.
func TestUnnamed(t *testing.T) {
	row := func(name string, counts *postgres.Counts) research.Row {
		return research.Row{Subject: research.Subject{Name: name}, Counts: counts}
	}
	got := unnamed([][]research.Row{
		{row("云岭省海岛保护工作领导小组", nil), row("云岭省海岛保护工作领导小组", &postgres.Counts{Articles: 1})},
		{row("云岭省海岛保护小组", nil), row("云岭省海岛保护小组", &postgres.Counts{})},
	})
	if want := []string{"云岭省海岛保护小组"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
