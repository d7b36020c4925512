package webpage

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// prose is long enough for statistics; 㼆 and 𤩽 are four bytes in GB18030 and none in GBK.
const (
	prose       = "云岭省人民政府决定成立防汛抗旱工作领导小组，由省长温如海任组长，副省长和㼆任副组长，省水利厅厅长段𤩽任办公室主任。领导小组办公室设在省水利厅，承担日常工作。"
	traditional = "雲嶺省人民政府決定成立防汛抗旱工作領導小組，由省長溫如海擔任組長，並在水利廳設立辦公室。"
)

func encoded(t *testing.T, e encoding.Encoding, text string) []byte {
	t.Helper()
	b, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestDecode(t *testing.T) {
	gb, big5 := simplifiedchinese.GB18030, traditionalchinese.Big5
	meta := func(label string) string {
		return `<meta http-equiv="Content-Type" content="text/html; charset=` + label + `">`
	}
	padding := "<!--" + strings.Repeat("x", 9000) + "-->"
	header := map[string][]string{"Content-Type": {"text/html; charset=GBK"}}
	for _, c := range []struct {
		name    string
		body    []byte
		header  map[string][]string
		charset string
		problem string
	}{
		{"utf-8", []byte(prose), nil, "utf-8", ""},
		{"utf-8 with a mark", []byte("\xef\xbb\xbf" + prose), nil, "utf-8", ""},
		{"utf-8 that says gb2312", []byte(meta("gb2312") + prose), nil, "utf-8", "declares charset gb2312 but is utf-8"},
		{"gb2312 with rare characters", encoded(t, gb, meta("gb2312")+prose), nil, "gb18030", ""},
		{"the meta tag stands late", encoded(t, gb, padding+meta("GBK")+prose), nil, "gb18030", ""},
		{"only the header says", encoded(t, gb, prose), header, "gb18030", ""},
		{"nothing says", encoded(t, gb, prose), nil, "gb18030", ""},
		{"gb that says utf-8", encoded(t, gb, meta("utf-8")+prose), nil, "gb18030", "declares charset utf-8 but is gb18030"},
		{"an unknown label", encoded(t, gb, meta("klingon")+prose), nil, "gb18030", "declares charset klingon but is gb18030"},
		{"big5", encoded(t, big5, meta("big5")+traditional), nil, "big5", ""},
		{"big5 that says hkscs", encoded(t, big5, meta("Big5-HKSCS")+traditional), nil, "big5", ""},
	} {
		text, charset, problems := decode(news.Page{Body: c.body, Header: c.header}, "")
		if charset != c.charset || strings.Join(problems, "; ") != c.problem {
			t.Errorf("%s: charset %s, problems %q", c.name, charset, problems)
		}
		if !strings.HasSuffix(text, prose) && !strings.HasSuffix(text, traditional) {
			t.Errorf("%s: text is %q", c.name, text)
		}
	}
}

func TestDecodeCountsWhatIsLost(t *testing.T) {
	_, charset, problems := decode(news.Page{Body: []byte(`<meta charset="utf-8">` + prose + "\xff\xfe")}, "")
	if charset != "utf-8" || len(problems) != 1 || !strings.HasPrefix(problems[0], "2 characters could not be decoded") {
		t.Errorf("charset %s, problems %q", charset, problems)
	}
}

func TestDecodeOverride(t *testing.T) {
	body := encoded(t, traditionalchinese.Big5, `<meta charset="gb2312">`+traditional)
	text, charset, _ := decode(news.Page{Body: body}, "big5")
	if charset != "big5" || !strings.HasSuffix(text, traditional) {
		t.Errorf("charset %s, text %q", charset, text)
	}
}

func TestKnownCharset(t *testing.T) {
	for label, want := range map[string]bool{"": true, "GBK": true, "utf-8": true, "big5": true, "klingon": false} {
		if got := KnownCharset(label) == nil; got != want {
			t.Errorf("KnownCharset(%q) is %v", label, got)
		}
	}
}
