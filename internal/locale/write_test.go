package locale

import (
	"html/template"
	"testing"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestText(t *testing.T) {
	moved := Say("{person} becomes {post}", Name{"沈若兰", "zh-Hans"}, Say("{role} of {body}", Name{"组长", "zh-Hans"}, Name{"省海岛办", "zh-Hans"}))
	for _, c := range []struct {
		language Language
		said     any
		want     string
	}{
		{English, moved, "沈若兰 becomes 组长 of 省海岛办"},
		{Simplified, moved, "沈若兰任省海岛办组长"},
		{Traditional, moved, "沈若兰出任省海岛办组长"},
		{English, Say("{n fact|facts} of {all}", 1, 12345), "1 fact of 12,345"},
		{English, Say("{n fact|facts}", 0), "0 facts"},
		{English, Say("All @levels"), "All"},
		{English, Say("{a} and {b}", "x"), "x and {b}"},
		{English, Line{Say("Today"), 7, "{x}"}, "Today · 7 · {x}"},
		{Simplified, Line{Say("Today"), news.Date{Year: 2018}}, "今日 · 2018年"},
		{English, news.Date{Year: 2018, Month: 8, Day: 15}, "15 Aug 2018"},
		{English, news.Date{Year: 2018, Month: 8}, "Aug 2018"},
		{Traditional, news.Date{Year: 2018, Month: 8}, "2018年8月"},
		{Simplified, news.Date{Year: 2018, Month: 8, Day: 15}, "2018年8月15日"},
		{Simplified, news.Date{}, ""},
		{English, time.Date(2024, 12, 31, 23, 5, 0, 0, time.UTC), "1 Jan 2025 07:05"},
		{Traditional, time.Date(2024, 12, 31, 23, 5, 0, 0, time.UTC), "2025年1月1日 07:05"},
		{English, -1234567, "-1,234,567"},
		{English, "a { b", "a { b"},
		{English, Say("open { brace"), "open { brace"},
	} {
		if got := c.language.Text(c.said); got != c.want {
			t.Errorf("%s: got %q, want %q", c.language, got, c.want)
		}
	}
}

// What fills a hole is text, whatever it holds; only markup of ours is markup.
func TestHTML(t *testing.T) {
	for _, c := range []struct {
		said any
		want template.HTML
	}{
		{Say("{a} & {b}", "<i>", template.HTML("<code>x</code>")), "&lt;i&gt; &amp; <code>x</code>"},
		{Say("{a}", Name{`<b>`, `"x`}), `<span lang="&#34;x">&lt;b&gt;</span>`},
		{Say("{a}", "{b}"), "{b}"},
	} {
		if got := English.HTML(c.said); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func TestAccepted(t *testing.T) {
	for header, want := range map[string]Language{
		"": English, "de-DE,de;q=0.9": English, "zh-CN,zh;q=0.9,en;q=0.8": Simplified, "zh": Simplified, "zh-SG": Simplified,
		"zh-TW,zh;q=0.9": Traditional, "zh-HK": Traditional, "zh-MO": Traditional, "en-GB,zh-TW;q=0.5": English, "de,zh-Hant;q=0.5": Traditional,
		"no header ;;": English,
	} {
		if got := Accepted(header); got != want {
			t.Errorf("Accepted(%q) = %s, want %s", header, got, want)
		}
	}
}

// A name is said in the reader's script where that form is known, with the original beside it.
func TestVoice(t *testing.T) {
	forms := func(name string, l Language) string {
		return map[Language]string{English: "Lu Guanlan", Traditional: "陸觀瀾", Simplified: "wrong"}[l]
	}
	met := Say("{person} becomes {post}", Name{"陆观澜", "zh-Hans"}, Name{"Head", "en"})
	for _, c := range []struct {
		voice Voice
		text  string
		html  template.HTML
	}{
		{Voice{English, forms}, "Lu Guanlan (陆观澜) becomes Head",
			`<span lang="en">Lu Guanlan</span> <span class="original" lang="zh-Hans">陆观澜</span> becomes <span lang="en">Head</span>`},
		{Voice{Traditional, forms}, "陸觀瀾（陆观澜）出任Head",
			`<span lang="zh-Hant">陸觀瀾</span> <span class="original" lang="zh-Hans">陆观澜</span>出任<span lang="en">Head</span>`},
		{Voice{Simplified, forms}, "陆观澜任Head", `<span lang="zh-Hans">陆观澜</span>任<span lang="en">Head</span>`},
		{Voice{Language: English}, "陆观澜 becomes Head", `<span lang="zh-Hans">陆观澜</span> becomes <span lang="en">Head</span>`},
	} {
		if got := c.voice.Text(met); got != c.text {
			t.Errorf("got %q, want %q", got, c.text)
		}
		if got := c.voice.HTML(met); got != c.html {
			t.Errorf("got %q, want %q", got, c.html)
		}
	}
}
