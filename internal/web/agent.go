package web

import "strings"

// Browsers and systems by what their agents say, those first that also name the others.
var (
	browsers = [][2]string{{"Edg/", "Edge"}, {"OPR/", "Opera"}, {"Firefox/", "Firefox"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}}
	systems  = [][2]string{{"Android", "Android"}, {"iPhone", "iOS"}, {"iPad", "iPadOS"}, {"Mac OS X", "macOS"}, {"Windows", "Windows"}, {"Linux", "Linux"}}
)

// browserOf says which browser an agent is, so that its owner recognises it; an agent of another
// kind is shown as it calls itself.
func browserOf(agent string) any {
	browser, system := firstIn(agent, browsers), firstIn(agent, systems)
	if browser == "" || system == "" {
		return diagnosis(agent)
	}
	return say("{browser} on {system}", diagnosis(browser), diagnosis(system))
}

func firstIn(agent string, marks [][2]string) string {
	for _, m := range marks {
		if strings.Contains(agent, m[0]) {
			return m[1]
		}
	}
	return ""
}
