package web

import (
	"net/url"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/export"
)

// A download leads to a file, which is named by its format.
type download struct{ Name, Href string }

// newDownload is the file in a format; stem is its path without the ending.
func newDownload(stem, format string, query url.Values) download {
	return download{strings.ToUpper(format), withQuery(stem+"."+format, query)}
}

// tableFiles are a table in each format.
func tableFiles(stem string, query url.Values) (all []download) {
	for _, f := range export.Formats {
		all = append(all, newDownload(stem, f.Name, query))
	}
	return all
}

// pictureFiles are a picture in each format.
func pictureFiles(stem string, query url.Values) (all []download) {
	for _, d := range drawings {
		all = append(all, newDownload(stem, d.name, query))
	}
	return all
}
