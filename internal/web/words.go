package web

import (
	"github.com/xiaozu-watch/xiaozu/internal/alert"
	"github.com/xiaozu-watch/xiaozu/internal/locale"
	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// say is something to say, which tell says in the language of the page: see package locale.
func say(key string, args ...any) locale.Message { return locale.Say(key, args...) }

// name is a name in its own language.
func name(text string) locale.Name { return locale.NameOf(text) }

// statement says a fact in plain words.
func statement(f news.Fact) any { return alert.Statement(f) }

// languageOf is the BCP 47 tag of a name, which chooses the shapes of its characters.
func languageOf(text string) string { return name(text).Lang }

// language is the BCP 47 tag of an article's text.
func language(lang, script string) string { return zh.Tag(lang, script) }
