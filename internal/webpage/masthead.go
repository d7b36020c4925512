package webpage

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// maxBeforeHead is how many lines of a container may stand before the headline: the way to the
// page, a kicker.
const maxBeforeHead = 12

// withoutHead drops what a container repeats before the text: the way to the page, headline, time,
// origin, tools, the record of a document.
func (p *parser) withoutHead(lines []line) []line {
	lines = lines[p.pastHeadline(lines):]
	for {
		n := p.headline(lines)
		if n == 0 && len(lines) > 0 && p.isHead(lines[0]) {
			n = 1
		}
		if n == 0 {
			return p.withoutMasthead(lines)
		}
		lines = lines[n:]
	}
}

// withoutMasthead drops a masthead that stands behind the first lines, as below the note on when a
// statute was adopted.
func (p *parser) withoutMasthead(lines []line) []line {
	for i, l := range lines[:min(len(lines), 3)] {
		switch {
		case isSentence(l):
			return lines
		case p.isMasthead(l):
			return slices.Concat(lines[:i], lines[i+1:])
		}
	}
	return lines
}

// pastHeadline is the line behind the headline, if it stands before all text.
func (p *parser) pastHeadline(lines []line) int {
	for i, l := range lines[:min(len(lines), maxBeforeHead)] {
		if n := p.headline(lines[i:]); n > 0 {
			return i + n
		}
		if isSentence(l) {
			break
		}
	}
	return 0
}

func (p *parser) isHead(l line) bool {
	return l.linked && !l.file || furniture(l) || p.isMasthead(l) || isRecord(l) || p.isWhen(l)
}

// maxTitleLines is over how many lines a headline is set.
const maxTitleLines = 6

// headline is how many lines at the beginning repeat the headline, 0 if it is not there.
func (p *parser) headline(lines []line) int {
	left := p.squeezed
	if _, size := utf8.DecodeRuneInString(left); len(lines) == 0 || !strings.HasPrefix(lines[0].text, left[:size]) {
		return 0 // at a glance, as nearly everywhere
	}
	for i, l := range lines[:min(len(lines), maxTitleLines)] {
		rest, found := strings.CutPrefix(left, squeeze(l.text))
		switch {
		case !found:
			return 0
		case rest == "":
			return i + 1
		}
		left = rest
	}
	return 0
}

// maxBeside is how many characters stand beside the moment of publication where nothing is labelled: a
// name, a number of readers.
const maxBeside = 25

// isWhen reports whether a line is nothing but the day of publication and names or figures beside it.
func (p *parser) isWhen(l line) bool {
	if !isShort(l.text, 60) || strings.ContainsAny(l.text, "，。；！？") {
		return false
	}
	found := momentsIn(l.text, p.rules.zone())
	return len(found) > 0 && found[0].Date() == p.published.Date() && isShort(squeeze(found[0].before+found[0].after), maxBeside)
}

// isMasthead reports whether a line says when and from where, and no more.
func (p *parser) isMasthead(l line) bool {
	if !isShort(l.text, 60) || strings.ContainsAny(l.text, "。；") {
		return false
	}
	for _, m := range momentsIn(l.text, p.rules.zone()) {
		if ownLabel.MatchString(m.before) || lastUpdate.MatchString(m.before) {
			return true
		}
	}
	return sourceLabel.MatchString(l.text)
}

// opensDated reports whether a line that links nowhere begins with a moment.
func (p *parser) opensDated(l line) bool {
	if l.links || !isShort(l.text, 60) || strings.ContainsAny(l.text, "。；") {
		return false
	}
	found := momentsIn(l.text, p.rules.zone())
	return len(found) > 0 && strings.Trim(found[0].before, "([（【 ") == ""
}

// recordLabels begin the rows of the table that a document's site keeps about it.
var recordLabels = []string{"索引号", "标题", "信息名称", "名称", "类别", "发文机关", "发文机构", "发布机构", "公开机构", "责任部门", "成文日期", "发布日期",
	"公开日期", "生成日期", "生效日期", "废止日期", "发文字号", "文号", "主题分类", "主题词", "组配分类", "体裁分类", "公文种类", "有效性", "信息有效性",
	"公开方式", "公开时限", "公开范围", "公开类别", "关键词", "内容概述"}

// isRecord reports whether a line is such a row.
func isRecord(l line) bool {
	if !isShort(l.text, 2*maxMasthead) || strings.Contains(l.text, "。") {
		return false
	}
	text := squeeze(l.text)
	return slices.ContainsFunc(recordLabels, func(label string) bool {
		rest, found := strings.CutPrefix(text, label)
		return found && (len(label) > len("标题") || rest == "" || strings.HasPrefix(rest, "：") || strings.HasPrefix(rest, ":"))
	})
}
