package main

import (
	"fmt"
	"os"

	"github.com/xiaozu-watch/xiaozu/crawlers"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// A declaredFlag names folders with declarations beside the program's own.
type declaredFlag struct {
	Sources []string `name:"sources" aliases:"crawlers" type:"existingdir" placeholder:"DIR" help:"Folder with more source declarations (ID/source.yaml); may be repeated."`
}

// loadSources are the declared sources: the program's own and those of the folders given,
// which win where an id is declared twice.
func loadSources(folders []string) ([]source.Source, error) {
	sources, err := source.Load(crawlers.FS)
	if err != nil {
		return nil, fmt.Errorf("crawlers: %w", err)
	}
	more, err := loadFolders(folders)
	return merge(sources, more), err
}

// loadFolders are the sources declared in the folders.
func loadFolders(folders []string) ([]source.Source, error) {
	var sources []source.Source
	for _, folder := range folders {
		more, err := source.Load(os.DirFS(folder))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", folder, err)
		}
		if len(more) == 0 {
			return nil, usageError{fmt.Errorf("%s: no source is declared there; each is a folder with a source.yaml", folder)}
		}
		sources = merge(sources, more)
	}
	return sources, nil
}

func merge(sources, more []source.Source) []source.Source {
	at := make(map[string]int)
	for i, src := range sources {
		at[src.ID] = i
	}
	for _, src := range more {
		if i, twice := at[src.ID]; twice {
			sources[i] = src
			continue
		}
		sources = append(sources, src)
	}
	return sources
}

// placeOf is the place of the source with the id; no id has no place.
func placeOf(id string) (string, error) {
	if id == "" {
		return "", nil
	}
	sources, err := loadSources(nil)
	if err != nil {
		return "", err
	}
	src, err := find(sources, id)
	return src.Place, err
}

// chosen are the sources named on the command line.
func (f sourceFlags) chosen() ([]source.Source, error) {
	declared, err := loadSources(f.Sources)
	if err != nil || len(f.IDs) == 0 {
		return declared, err
	}
	var chosen []source.Source
	for _, id := range f.IDs {
		src, err := find(declared, id)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, src)
	}
	return chosen, nil
}

func find(sources []source.Source, id string) (source.Source, error) {
	for _, src := range sources {
		if src.ID == id {
			return src, nil
		}
	}
	return source.Source{}, usageError{fmt.Errorf("source %q is not declared; xiaozu sources lists those that are", id)}
}
