package web

import (
	"fmt"
	"html/template"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
	"github.com/xiaozu-watch/xiaozu/internal/review"
)

// words are the functions of templates that give something to tell.
var words = template.FuncMap{
	"lang": languageOf, "name": name, "diagnosis": diagnosis, "surely": review.Surely, "meaning": meaning,
	"word": review.StateWord, "condition": conditionWord, "verdict": review.VerdictWord, "reason": review.ReasonWord, "role": roleWord, "scope": scopeWord,
	"code": code, "link": link, "gloss": gloss, "browser": browserOf, "rule": ruleOf, "delivery": deliveryWord,
	"statementOf": func(a *postgres.Arguments) any { return statement(a.Stated()) },
	"isAddress":   isAddress,
	"digit":       func(i int) int { return i + 1 },
}

// spokenWords are the functions with which templates speak a language: t says a message that they
// hold themselves, tell one that they are given, or a date, a time, a number, a name; plain says it
// without markup, where none can stand, and tongue in which language, "" for that of the page;
// moment marks a time up.
func spokenWords(v locale.Voice) template.FuncMap {
	return template.FuncMap{
		"t":         func(key string, args ...any) template.HTML { return v.HTML(locale.Say(key, args...)) },
		"tell":      v.HTML,
		"plain":     v.Text,
		"tongue":    v.LangOf,
		"moment":    func(t time.Time) template.HTML { return moment(v.Language, t) },
		"language":  func() locale.Language { return v.Language },
		"languages": locale.Languages,
	}
}

func moment(l locale.Language, t time.Time) template.HTML {
	return template.HTML(fmt.Sprintf(`<time datetime="%s">%s</time>`, t.Format(time.RFC3339), l.HTML(t)))
}

// code is what one types.
func code(text string) template.HTML {
	return "<code>" + template.HTML(template.HTMLEscapeString(text)) + "</code>"
}

// link leads to a page of ours, never elsewhere.
func link(href string, text template.HTML) template.HTML {
	return template.HTML(fmt.Sprintf(`<a href="%s">%s</a>`, template.HTMLEscapeString(ownPath(href)), text))
}

// ruleOf names the rule that read a fact, as the docs do.
func ruleOf(rule string) locale.Message {
	return say("rule {rule}", locale.Name{Text: rule, Lang: "en"})
}

// diagnosis is what xiaozu noted of a page or source for those who run it: always in English.
func diagnosis(text string) locale.Name { return locale.Name{Text: text, Lang: "en"} }
