// Package sample reads pages that were saved: as txtar files with their address, as wget and
// browsers leave them, or as a folder of files.
package sample

import (
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/tools/txtar"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// Page makes a page of the first file of an archive. Lines "key: value" above it tell its url
// and its charset, in which the text, UTF-8 in the archive, is encoded again.
func Page(archive *txtar.Archive) (news.Page, error) {
	head := map[string]string{}
	for _, line := range strings.Split(string(archive.Comment), "\n") {
		if key, value, ok := strings.Cut(line, ": "); ok {
			head[key] = strings.TrimSpace(value)
		}
	}
	if len(archive.Files) == 0 || head["url"] == "" {
		return news.Page{}, fmt.Errorf(`want a line "url: ADDRESS" and a page behind it`)
	}
	page := saved(head["url"], archive.Files[0].Data)
	if label := head["charset"]; label != "" {
		e, err := htmlindex.Get(label)
		if err != nil {
			return news.Page{}, fmt.Errorf("charset %q: %w", label, err)
		}
		if page.Body, err = e.NewEncoder().Bytes(page.Body); err != nil {
			return news.Page{}, fmt.Errorf("charset %q: %w", label, err)
		}
	}
	return page, nil
}

func saved(address string, body []byte) news.Page {
	return news.Page{URL: address, ID: news.PageID(address), Version: 1, Status: http.StatusOK, Body: body}
}

// Load reads the pages of a source that are saved below a folder: in its sub-folder ID/testdata
// or ID if there is one, else in all of it. Pages come in the order of their paths.
func Load(fsys fs.FS, src source.Source) ([]news.Page, error) {
	root := "."
	for _, folder := range []string{src.ID + "/testdata", src.ID} {
		if info, err := fs.Stat(fsys, folder); err == nil && info.IsDir() {
			root = folder
			break
		}
	}
	var pages []news.Page
	err := fs.WalkDir(fsys, root, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(d.Name(), ".") || d.Name() == "source.yaml" {
			return err
		}
		page, err := load(fsys, root, name, src)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		pages = append(pages, page)
		return nil
	})
	return pages, err
}

func load(fsys fs.FS, root, name string, src source.Source) (news.Page, error) {
	data, err := fs.ReadFile(fsys, name)
	if err != nil {
		return news.Page{}, err
	}
	page := saved(address(strings.TrimPrefix(name, root+"/"), src), data)
	if path.Ext(name) == ".txtar" {
		if page, err = Page(txtar.Parse(data)); err != nil {
			return news.Page{}, err
		}
	}
	page.Source, page.FetchedAt = src.ID, changed(fsys, name)
	return page, nil
}

// changed is when a file was saved, the zero time if that is not known.
func changed(fsys fs.FS, name string) time.Time {
	info, err := fs.Stat(fsys, name)
	if err != nil {
		return time.Time{}
	}
	return info.ModTime()
}

// address is that of a page which wget saved as host/path, index.html standing for a folder. All
// other files count as the first list page.
func address(name string, src source.Source) string {
	host, rest, _ := strings.Cut(name, "/")
	if !slices.Contains(src.Hosts, host) {
		return src.Start[0]
	}
	scheme, _, _ := strings.Cut(src.Site, "://")
	return scheme + "://" + host + "/" + strings.TrimSuffix(rest, "index.html")
}
