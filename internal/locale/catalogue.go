package locale

import (
	"embed"
	"fmt"
	"io/fs"
	"maps"
	"strings"
	"sync"
)

//go:embed catalogue/*.tsv
var files embed.FS

// translations are those of one message.
type translations map[Language]string

// catalogue gives the translations of every message by its key.
var catalogue = sync.OnceValue(func() map[string]translations {
	all, err := load(files)
	if err != nil {
		panic(err) // our own files: found by any test
	}
	return all
})

func load(files fs.FS) (map[string]translations, error) {
	names, err := fs.Glob(files, "catalogue/*.tsv")
	if err != nil {
		return nil, err
	}
	all := map[string]translations{}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		for i, row := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
			if err := add(all, row); err != nil {
				return nil, fmt.Errorf("%s, line %d: %w", name, i+1, err)
			}
		}
	}
	return all, nil
}

func add(all map[string]translations, row string) error {
	fields := strings.Split(row, "\t")
	if len(fields) != 3 {
		return fmt.Errorf("%q: want English, simplified and traditional Chinese, parted by tabs", row)
	}
	translated := translations{Simplified: fields[1], Traditional: fields[2]}
	if before, twice := all[fields[0]]; twice && !maps.Equal(before, translated) {
		return fmt.Errorf("%q is translated otherwise already; tell two meanings apart by ending in \" @meaning\"", fields[0])
	}
	all[fields[0]] = translated
	return nil
}

// template is the message of that key in l; in English where it is not translated.
func (l Language) template(key string) string {
	if t := catalogue()[key][l]; t != "" {
		return t
	}
	english, _, _ := strings.Cut(key, " @")
	return english
}
