package webpage

import (
	"encoding/json"
	"testing"
)

func FuzzLiteral(f *testing.F) {
	for _, text := range []string{`[{'a':'b'}]`, `{"a":[1,-2.5e3,null,true,undefined]}`, `["\"\\\/\b\u4e91\x41"]`, "['a\\\nb']", "[/* x */ 1 // y\n,]"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		once, err := LiteralJSON(text)
		if err != nil || !json.Valid([]byte(once)) {
			return
		}
		if twice, err := LiteralJSON(once); err != nil || twice != once {
			t.Errorf("%q becomes %q, then %q, %v", text, once, twice, err)
		}
	})
}
