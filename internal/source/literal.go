package source

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

// script reads the records of a variable in a script of the page.
func (s Source) script(text string) (rawList, error) {
	name := regexp.MustCompile(`(?:^|[^\w$.])` + regexp.QuoteMeta(s.List.Script) + `\s*[=:]\s*[\[{]`)
	at := name.FindStringIndex(text)
	if at == nil {
		return rawList{}, fmt.Errorf("no script sets %s to an array or object: has the site changed?", s.List.Script)
	}
	return s.literal(text[at[1]-1:])
}

// scriptValue is an array of objects, or an object, that a script sets a variable to.
var scriptValue = regexp.MustCompile(`(?:^|[^\w$.])([A-Za-z_$][\w$]*)\s*=\s*(\[\s*\{|\{\s*["'\w])`)

// maxValues is how many values of scripts are looked at. Most objects in scripts are code, and end the look early.
const maxValues = 50

// Values are the values in JSON that a list page holds: the page itself, in JSON or JSONP, under
// "", and the arrays of objects and objects in its scripts under their variables.
func Values(page news.Page) map[string]string {
	text := strings.TrimSpace(webpage.Text(page, ""))
	values := map[string]string{}
	add := func(name, from string) {
		if value, err := webpage.LiteralJSON(from); err == nil && json.Valid([]byte(value)) {
			values[name] = value
		}
	}
	if json.Valid([]byte(text)) {
		return map[string]string{"": text}
	}
	if call := jsonp.FindString(text); call != "" {
		add("", text[len(call):])
	}
	for _, at := range scriptValue.FindAllStringSubmatchIndex(text, maxValues) {
		add(text[at[2]:at[3]], text[at[4]:])
	}
	return values
}

// literal reads the records of the JavaScript value that text begins with.
func (s Source) literal(text string) (rawList, error) {
	value, err := webpage.LiteralJSON(text)
	if err != nil {
		return rawList{}, err
	}
	return s.records([]byte(value))
}
