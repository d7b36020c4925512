package demo

import (
	"bytes"
	"cmp"
	"fmt"
	"html/template"
	"io/fs"
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/xiaozu-watch/xiaozu/internal/source"
)

// perPage is how many stories stand on one list page.
const perPage = 18

// A site is what one host serves: an edition a day.
type site struct {
	front    string // path of the first list page
	editions [2]edition
}

// An edition is the pages of a site on one day, by path and query, as bytes in the charset that
// they say they are in.
type edition map[string][]byte

func newSite(folder fs.FS, s source.Source) (*site, error) {
	stories, err := readStories(folder, s.ID)
	if err != nil {
		return nil, err
	}
	pages, err := template.New("").Funcs(template.FuncMap{"split": strings.Split}).ParseFS(folder, s.ID+"/*.html")
	if err != nil {
		return nil, err
	}
	front, err := url.Parse(s.Start[0])
	if err != nil {
		return nil, err
	}
	made := &site{front: front.RequestURI()}
	for i := range made.editions {
		if made.editions[i], err = render(pages, made.front, onDay(stories, i+1)); err != nil {
			return nil, err
		}
	}
	return made, nil
}

// onDay are the stories that stand on a site on a day, newest first.
func onDay(stories []story, day int) []story {
	current := map[string]story{}
	for _, s := range stories {
		if s.day <= day && s.day >= current[s.Path].day && (s.gone == 0 || day < s.gone) {
			current[s.Path] = s
		}
	}
	var list []story
	for _, s := range current {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b story) int {
		return cmp.Or(b.Time.Compare(a.Time), cmp.Compare(a.Path, b.Path))
	})
	return list
}

// A listPage is what the template of a list sees.
type listPage struct {
	Stories []story
	Next    string // address of the next list page, "" on the last
}

// render makes all pages of one edition.
func render(pages *template.Template, front string, stories []story) (edition, error) {
	made := edition{}
	for _, s := range stories {
		if err := made.add(pages, "article.html", s.Path, s); err != nil {
			return nil, err
		}
	}
	n := 1
	for part := range slices.Chunk(stories, perPage) {
		list := listPage{Stories: part}
		if n*perPage < len(stories) {
			list.Next = listPath(front, n+1)
		}
		if err := made.add(pages, "list.html", listPath(front, n), list); err != nil {
			return nil, err
		}
		n++
	}
	return made, nil
}

// listPath is the address of the n-th list page, as sites with static pages name them:
// index.htm, index_2.htm.
func listPath(front string, n int) string {
	if n == 1 {
		return front
	}
	ending := path.Ext(front)
	return fmt.Sprintf("%s_%d%s", strings.TrimSuffix(front, ending), n, ending)
}

// add renders one page. A page whose meta tag names a charset of the GB family is written in
// GB18030, which holds all of them, as real servers do whatever the label.
func (e edition) add(pages *template.Template, name, address string, data any) error {
	var page bytes.Buffer
	if err := pages.ExecuteTemplate(&page, name, data); err != nil {
		return err
	}
	e[address] = page.Bytes()
	if !bytes.Contains(page.Bytes(), []byte("charset=gb")) {
		return nil
	}
	encoded, err := simplifiedchinese.GB18030.NewEncoder().Bytes(page.Bytes())
	if err != nil {
		return fmt.Errorf("%s in GB18030: %w", address, err)
	}
	e[address] = encoded
	return nil
}
