package webpage

import (
	"net/url"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

var (
	// unnamed are texts of links that say what to do and not what is there
	unnamed = regexp.MustCompile(`^(点击|立即|附件|文件|点此|本地)*(下载|查看|打开|预览|附件|Download|download)$`)
)

// fileEndings are those of documents and archives.
var fileEndings = map[string]bool{
	"pdf": true, "doc": true, "docx": true, "xls": true, "xlsx": true, "ppt": true, "pptx": true, "wps": true, "et": true, "dps": true, "ofd": true,
	"ceb": true, "cebx": true, "rtf": true, "txt": true, "csv": true, "zip": true, "rar": true, "7z": true,
}

// isFile reports whether an address names a file, in its path or in a parameter of the script that
// serves it.
func isFile(address string) bool {
	for {
		_, after, found := strings.Cut(address, ".")
		if !found {
			return false
		}
		end := strings.IndexAny(after, "./?#&")
		if end < 0 || after[end] != '.' && after[end] != '/' {
			ending := after
			if end >= 0 {
				ending = after[:end]
			}
			if len(ending) <= 4 && fileEndings[strings.ToLower(ending)] {
				return true
			}
		}
		address = after
	}
}

// maxGap is how many lines may stand between an article and its attachments, and between two of
// these: a label, an icon, the day of a file.
const maxGap = 4

// maxAttachments is how many files an article may have.
const maxAttachments = 200

// findAttachments are the files that the article links to, or that are listed right behind it.
func (p *parser) findAttachments(body string) []news.Attachment {
	var found []news.Attachment
	at := map[string]int{}
	end := p.bodyEnd(body) + maxGap
	for _, a := range p.page.anchors {
		href := attr(a.node, "href")
		if len(found) == maxAttachments {
			break
		}
		if a.line < p.head || a.line > min(end, p.foot) || !isFile(href) {
			continue
		}
		file, ok := p.attachment(a, href)
		if !ok {
			continue
		}
		if i, known := at[file.URL]; known {
			found[i].Name = first(found[i].Name, file.Name)
			continue
		}
		at[file.URL] = len(found)
		found = append(found, file)
		end = max(end, a.line+maxGap)
	}
	for i, f := range found {
		found[i].Name = first(f.Name, fileName(f.URL))
	}
	return found
}

// attachment is the file behind a link, named as the link shows it, else as its title says.
func (p *parser) attachment(a anchor, href string) (news.Attachment, bool) {
	u, err := p.base.Parse(strings.TrimSpace(href))
	if err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return news.Attachment{}, false
	}
	for _, name := range []string{shortText(a.node), tidy(attr(a.node, "title")), tidy(attr(a.node, "download"))} {
		if name != "" && !unnamed.MatchString(name) {
			return news.Attachment{Name: name, URL: u.String()}, true
		}
	}
	return news.Attachment{URL: u.String()}, true
}

// fileName is the name of a file that is shown without one.
func fileName(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return address
	}
	for _, values := range u.Query() {
		if i := slices.IndexFunc(values, isFile); i >= 0 {
			return values[i]
		}
	}
	return path.Base(u.Path)
}

// bodyEnd is the line behind the last one of the body, or where the foot of the page begins.
func (p *parser) bodyEnd(body string) int {
	last := body[strings.LastIndexByte(body, '\n')+1:]
	for i, l := range slices.Backward(p.page.lines) {
		if i >= p.head && l.text == last {
			return i + 1
		}
	}
	return p.foot
}
