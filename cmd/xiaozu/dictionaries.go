package main

import (
	"fmt"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

type dictionariesCommand struct {
	formatFlag
}

func (dictionariesCommand) Help() string {
	return `Entries are rows; names are what is looked for in texts, in any script.

Example:
  xiaozu dictionaries`
}

// A dictionaryRecord is the published shape of a dictionary's size.
type dictionaryRecord struct {
	Dictionary string `json:"dictionary"`
	Entries    int    `json:"entries"`
	Names      int    `json:"names"`
}

func (c dictionariesCommand) Run(std streams) error {
	lex, err := loadLexicon()
	if err != nil {
		return err
	}
	names := lex.Sizes()
	records := []dictionaryRecord{
		{"groups", len(lex.Groups()), names[lexicon.GroupName]},
		{"offices of groups", len(lex.Groups()), names[lexicon.OfficeName]},
		{"people", len(lex.People()), names[lexicon.PersonName]},
		{"agencies", len(lex.Agencies()), names[lexicon.AgencyName]},
		{"titles", len(lex.Titles()), names[lexicon.TitleName]},
		{"places", len(lex.Places()), names[lexicon.PlaceName]},
	}
	if c.Format == "table" {
		return writeDictionaries(std, records, lex.Version())
	}
	return writeRecords(std.Out, c.Format, records, asIs)
}

func writeDictionaries(std streams, records []dictionaryRecord, version string) error {
	t := newTable(std.Out, "dictionary", "entries", "names")
	rightAligned(t, 2, 3)
	for _, r := range records {
		t.AppendRow([]any{r.Dictionary, r.Entries, r.Names})
	}
	t.Render()
	_, err := fmt.Fprintf(std.Out, "\nVersion %s: pages that were read with another one are read again.\n", version)
	return err
}

// loadLexicon knows the names of the dictionaries that are part of the program.
func loadLexicon() (*lexicon.Lexicon, error) {
	lex, err := lexicon.Load(dictionaries.FS)
	if err != nil {
		return nil, fmt.Errorf("dictionaries: %w", err)
	}
	return lex, nil
}

// words are those of all readers.
var words = segment.New()

func newReader(lex *lexicon.Lexicon) *extract.Reader { return extract.New(lex, words) }
