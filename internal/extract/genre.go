package extract

import "strings"

// isFiction reports whether the text is a story rather than news: in stories people talk, so
// that whole lines are direct speech.
func (p *paper) isFiction() bool {
	spoken := 0
	for _, line := range strings.Split(string(p.text.Folded), "\n") {
		line = strings.TrimSpace(line)
		if isSpeech(line) {
			spoken++
		}
	}
	return spoken >= 2
}

// isSpeech reports whether a line ends with speech that it begins with or that 说 or 道 leads in.
func isSpeech(line string) bool {
	if !strings.HasSuffix(line, "”") && !strings.HasSuffix(line, "\"") {
		return false
	}
	return strings.HasPrefix(line, "“") || strings.HasPrefix(line, "\"") ||
		strings.Contains(line, "说:“") || strings.Contains(line, "道:“") || strings.Contains(line, "问:“")
}
