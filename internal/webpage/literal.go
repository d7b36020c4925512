package webpage

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	literalSpace = regexp.MustCompile(`^(?:\s+|//[^\n]*|/\*(?s:.*?)\*/)`)
	bareWord     = regexp.MustCompile(`^[\w$.+-]+`)
	jsonWord     = regexp.MustCompile(`^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)$`)
)

// LiteralJSON rewrites the array, object or string that text begins with, written in JavaScript, as JSON:
// single quotes, bare keys, commas before a bracket and comments are what values in scripts have
// beyond it. Code (names of variables, calls) is never run: it makes the value unreadable, which is the error.
func LiteralJSON(text string) (string, error) {
	var out []byte
	for depth := 0; text != ""; {
		c, piece := text[0], text[:1]
		switch {
		case c == '{' || c == '[':
			depth, text = depth+1, text[1:]
		case c == '}' || c == ']':
			out = bytes.TrimRight(out, ",")
			depth, text = depth-1, text[1:]
		case c == ',' || c == ':':
			text = text[1:]
		case c == '"' || c == '\'':
			piece, text = quoted(text)
		default:
			piece, text = word(text)
		}
		if piece == unreadable {
			return "", errors.New("the value in the script is code, not data")
		}
		if out = append(out, piece...); depth == 0 && piece != "" {
			return string(out), nil
		}
	}
	return "", errors.New("the value in the script does not end")
}

// unreadable is what a word is read as that is no data.
const unreadable = "?"

// word reads white space, which is left out, or a bare word: a key, or a value that JSON knows.
func word(text string) (piece, rest string) {
	if space := literalSpace.FindString(text); space != "" {
		return "", text[len(space):]
	}
	w := bareWord.FindString(text)
	rest = text[len(w):]
	switch {
	case w == "":
		return unreadable, rest
	case strings.HasPrefix(strings.TrimLeft(rest, " \t\r\n"), ":"):
		return `"` + w + `"`, rest
	case w == "undefined":
		return "null", rest
	case jsonWord.MatchString(w):
		return w, rest
	}
	return unreadable, rest
}

// escapes are those that JavaScript has and JSON has not, but for \x41.
var escapes = map[byte]string{'\'': "'", 'v': `\u000b`, '0': `\u0000`, '\n': ""}

// quoted reads a string in either kind of quotes; rest is "" if it does not end.
func quoted(text string) (piece, rest string) {
	var out strings.Builder
	out.WriteByte('"')
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == text[0]:
			return out.String() + `"`, text[i+1:]
		case c == '\\' && i+1 < len(text):
			i += escape(&out, text[i+1:])
		case c == '"':
			out.WriteString(`\"`)
		case c < 0x20:
			fmt.Fprintf(&out, `\u%04x`, c)
		default:
			out.WriteByte(c)
		}
	}
	return "", ""
}

// escape writes what follows a backslash and says how many bytes of it were read.
func escape(out *strings.Builder, text string) int {
	c := text[0]
	if c == 'x' && len(text) > 2 && isHex(text[1:3]) {
		out.WriteString(`\u00` + text[1:3])
		return 3
	}
	if plain, ok := escapes[c]; ok {
		out.WriteString(plain)
		return 1
	}
	if strings.IndexByte(`"\/bfnrt`, c) >= 0 || c == 'u' && len(text) > 4 && isHex(text[1:5]) {
		out.WriteString(`\` + text[:1])
		return 1
	}
	if c < 0x20 {
		fmt.Fprintf(out, `\u%04x`, c)
		return 1
	}
	_, size := utf8.DecodeRuneInString(text)
	out.WriteString(text[:size]) // a needless backslash stands for nothing
	return size
}

func isHex(text string) bool {
	return strings.Trim(text, "0123456789abcdefABCDEF") == ""
}
