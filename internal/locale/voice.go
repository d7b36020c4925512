package locale

import (
	"fmt"
	"html/template"
)

// A Voice speaks a language, and says names as its readers know them.
type Voice struct {
	Language Language
	// Forms gives the form of a simplified name in another language, "" if none is known. It may
	// be nil.
	Forms func(name string, l Language) string
}

// HTML is Language.HTML; a name with another form for the reader has the original beside it.
func (v Voice) HTML(said any) template.HTML {
	w := writer{language: v.Language, text: template.HTMLEscapeString, name: v.markedName}
	w.write(said)
	return template.HTML(w.String())
}

// Text is Language.Text; a name with another form for the reader has the original beside it.
func (v Voice) Text(said any) string {
	w := writer{language: v.Language, text: func(s string) string { return s }, name: v.plainName}
	w.write(said)
	return w.String()
}

// LangOf is the language in which a name is said; "" for all else, which is in that of the voice.
func (v Voice) LangOf(said any) string {
	n, named := said.(Name)
	if !named || v.form(n) != "" {
		return ""
	}
	return n.Lang
}

// form is the reader's form of a name, if that is another.
func (v Voice) form(n Name) string {
	if v.Forms == nil || n.Lang != string(Simplified) || v.Language == Simplified {
		return ""
	}
	if form := v.Forms(n.Text, v.Language); form != n.Text {
		return form
	}
	return ""
}

func (v Voice) markedName(n Name) string {
	if form := v.form(n); form != "" {
		return marked("", form, string(v.Language)) + " " + marked(` class="original"`, n.Text, n.Lang)
	}
	return marked("", n.Text, n.Lang)
}

func marked(class, text, lang string) string {
	return fmt.Sprintf(`<span%s lang="%s">%s</span>`, class, template.HTMLEscapeString(lang), template.HTMLEscapeString(text))
}

func (v Voice) plainName(n Name) string {
	form := v.form(n)
	switch {
	case form == "":
		return n.Text
	case v.Language == English:
		return form + " (" + n.Text + ")"
	}
	return form + "（" + n.Text + "）"
}
