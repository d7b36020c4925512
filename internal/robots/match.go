package robots

import "strings"

// matches reports whether a pattern matches the beginning of a path: * stands for any
// characters, a $ at the end of the pattern for the end of the path. It takes time linear in
// the path for each * of the pattern.
func matches(pattern, path string) bool {
	pattern, whole := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	path, found := strings.CutPrefix(path, parts[0])
	if !found {
		return false
	}
	for i, part := range parts[1:] {
		if whole && i == len(parts)-2 {
			return strings.HasSuffix(path, part)
		}
		at := strings.Index(path, part)
		if at < 0 {
			return false
		}
		path = path[at+len(part):]
	}
	return !whole || path == ""
}

// Normal writes a path, or what stands behind it in an address, so that two that mean the same are the same: octets
// beyond ASCII are percent-encoded, others that need not be are not (RFC 9309, 2.2.2; RFC 3986, 6.2.2).
func Normal(path string) string {
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c := path[i]
		encoded := c == '%' && i+2 < len(path) && isHex(path[i+1]) && isHex(path[i+2])
		if encoded {
			c = unhex(path[i+1])<<4 | unhex(path[i+2])
			i += 2
		}
		if c > ' ' && c < 0x7f && (!encoded || isUnreserved(c)) {
			b.WriteByte(c)
			continue
		}
		const digits = "0123456789ABCDEF"
		b.Write([]byte{'%', digits[c>>4], digits[c&15]})
	}
	return b.String()
}

// isUnreserved reports whether a character means the same encoded and plain (RFC 3986, 2.3).
func isUnreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

func isHex(c byte) bool { return strings.IndexByte("0123456789abcdefABCDEF", c) >= 0 }

func unhex(c byte) byte {
	if c <= '9' {
		return c - '0'
	}
	return c&^0x20 - 'A' + 10
}
