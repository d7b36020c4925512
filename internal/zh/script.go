package zh

import "unicode"

// The most frequent characters of news that one script has and the other has not, in pairs.
const (
	onlyHant = "國會業務員長關於為說這個們時來對發開學經實現機產動進種請議導組黨總書記領辦" +
		"門間問題點應將萬與區縣鄉廳財農環設計統調責執辭職屬顧團聯場馬劉張陳吳鄭蕭羅譚許鄧" +
		"電報訊網頁號條項構負擔規劃體讓則訂證認該論談講選過還運達遠連傳億價優係創劇華單協"
	onlyHans = "国会业务员长关于为说这个们时来对发开学经实现机产动进种请议导组党总书记领办" +
		"门间问题点应将万与区县乡厅财农环设计统调责执辞职属顾团联场马刘张陈吴郑萧罗谭许邓" +
		"电报讯网页号条项构负担规划体让则订证认该论谈讲选过还运达远连传亿价优系创剧华单协"
)

// tells is below zero for the characters that only Hans has, above it for those that only Hant has, from firstHan on.
var tells = func() (t [lastHan - firstHan + 1]int8) {
	for _, r := range onlyHans {
		t[r-firstHan] = -1
	}
	for _, r := range onlyHant {
		t[r-firstHan] = 1
	}
	return t
}()

// ScriptOf is the script of a text as an ISO 15924 code: "Hans", "Hant" or "Latn". It is Han
// where at least one letter in ten is; Han text in which nothing tells is "Hans"; a text
// without letters is "".
func ScriptOf(text string) string {
	han, letters, told := 0, 0, 0
	for _, r := range text {
		switch {
		case r >= firstHan && r <= lastHan:
			han++
			told += int(tells[r-firstHan])
		case isRareHan(r):
			han++
		case unicode.IsLetter(r):
			letters++
		}
	}
	switch {
	case han+letters == 0:
		return ""
	case han*10 < han+letters:
		return "Latn"
	case told > 0:
		return "Hant"
	}
	return "Hans"
}

// LanguageOf is the language of texts in a script that ScriptOf tells, as a BCP 47 primary subtag: "zh" or "en", or "" of
// none. Other languages in Latin letters are taken for English.
func LanguageOf(script string) string {
	switch script {
	case "Latn":
		return "en"
	case "":
		return ""
	}
	return "zh"
}

// Tag is the full BCP 47 tag of a text whose language and script are known: "en", "zh-Hant" or
// "zh-Hans", which a text that does not tell is taken for.
func Tag(language, script string) string {
	switch {
	case script == "Latn" || language == "en":
		return "en"
	case script == "Hant":
		return "zh-Hant"
	}
	return "zh-Hans"
}
