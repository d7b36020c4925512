package api_test

import (
	"encoding/base64"
	"encoding/json"
)

// cursorOf is what a cursor of facts would be if somebody made it up.
func cursorOf(day string) string {
	keys, _ := json.Marshal([]string{"facts", "00000000-0000-0000-0000-000000000000", day})
	return base64.RawURLEncoding.EncodeToString(keys)
}
