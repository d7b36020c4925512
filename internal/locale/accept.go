package locale

import "golang.org/x/text/language"

var matcher = language.NewMatcher([]language.Tag{
	language.English, language.SimplifiedChinese, language.TraditionalChinese,
})

// Accepted is the language of ours that fits an Accept-Language header best; English if none does.
func Accepted(header string) Language {
	_, i := language.MatchStrings(matcher, header)
	return Languages()[i]
}
