package reprint_test

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// edited is a copy of p as another site prints it.
func edited(rng *rand.Rand, p paper) paper {
	var names []string
	for range 1 + rng.IntN(2) {
		e := edits[rng.IntN(len(edits))]
		if !slices.Contains(names, e.name) {
			names = append(names, e.name)
			p = e.do(rng, p)
		}
	}
	p.kind += " " + strings.Join(names, ", ")
	return p
}

type edit struct {
	name string
	do   func(*rand.Rand, paper) paper
}

var edits = []edit{
	{"as it is", func(_ *rand.Rand, p paper) paper { return p }},
	{"one percent", func(rng *rand.Rand, p paper) paper { p.body = onePercent(rng, p.body); return p }},
	{"shortened", shortened},
	{"editor's line", func(rng *rand.Rand, p paper) paper {
		p.body = p.body + "\n（责任编辑：" + person(rng) + "　校对：" + person(rng) + "）"
		return p
	}},
	{"date line", func(rng *rand.Rand, p paper) paper {
		p.body = "云岭日报云州" + date(rng) + "电（记者" + person(rng) + "）" + p.body
		return p
	}},
	{"headline", func(rng *rand.Rand, p paper) paper {
		p.title = pick(rng, words("重磅！ 最新： 【政务】 关注｜")) + pick(rng, words("这件事有了新进展 云岭最新消息 省里这样安排 一图读懂"))
		return p
	}},
	{"headline with a prefix", func(rng *rand.Rand, p paper) paper { p.title = "［转载］" + p.title + "（图）"; return p }},
	{"traditional", func(_ *rand.Rand, p paper) paper {
		p.title, p.body = traditional(p.title), traditional(p.body)
		return p
	}},
	{"blanks", func(_ *rand.Rand, p paper) paper {
		p.body = strings.NewReplacer("，", ", ", "\n", "\n\n　　", "。", "｡").Replace(p.body)
		return p
	}},
}

// shortened keeps the first paragraphs, or characters where there is one: 35 to 80 of a hundred.
func shortened(rng *rand.Rand, p paper) paper {
	text := []rune(p.body)
	n := len(text) * (35 + rng.IntN(45)) / 100
	for i := n; i < len(text); i++ {
		if text[i] == '\n' || text[i] == '。' {
			n = i
			break
		}
	}
	p.body = string(text[:n])
	return p
}

// onePercent replaces, drops or doubles one character in a hundred.
func onePercent(rng *rand.Rand, body string) string {
	text := []rune(body)
	for range max(1, len(text)/100) {
		i := rng.IntN(len(text))
		switch rng.IntN(3) {
		case 0:
			text[i] = []rune(strings.Join(topics, ""))[rng.IntN(60)]
		case 1:
			text = slices.Delete(text, i, i+1)
		case 2:
			text = slices.Insert(text, i, text[i])
		}
	}
	return string(text)
}

var folder, variants = func() (*zh.Folder, map[rune]rune) {
	table, err := os.ReadFile("../../dictionaries/variants.tsv")
	if err != nil {
		panic(err)
	}
	f, err := zh.NewFolder(strings.NewReader(string(table)))
	if err != nil {
		panic(err)
	}
	back := map[rune]rune{}
	for _, row := range strings.Split(string(table), "\n")[1:] {
		from, to, ok := strings.Cut(row, "\t")
		if ok && []rune(from)[0] >= 0x4e00 && []rune(from)[0] < 0xa000 {
			back[[]rune(to)[0]] = []rune(from)[0]
		}
	}
	return f, back
}()

// traditional writes text in characters that fold to it.
func traditional(text string) string {
	return strings.Map(func(r rune) rune {
		if v, ok := variants[r]; ok {
			return v
		}
		return r
	}, text)
}

func TestTraditional(t *testing.T) {
	text := "云岭省领导小组"
	if got := traditional(text); got == text || folder.String(got) != text {
		t.Errorf("%s becomes %s, which folds to %s", text, got, folder.String(got))
	}
}
