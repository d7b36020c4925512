package lexicon

import (
	"io/fs"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// Read reads the tables without making a lexicon of them.
func Read(fsys fs.FS) (*zh.Folder, Entries, error) {
	f, err := fsys.Open("variants.tsv")
	if err != nil {
		return nil, Entries{}, err
	}
	defer f.Close()
	folder, err := zh.NewFolder(f)
	return folder, Entries{}, err
}
