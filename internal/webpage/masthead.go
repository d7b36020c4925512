package webpage

import (
	"regexp"
	"slices"
	"strings"
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
			return lines
		}
		lines = lines[n:]
	}
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
	left := squeeze(p.title)
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

// bareMoment is a line that is nothing but a moment.
var bareMoment = regexp.MustCompile(`^\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?(\s*\d{1,2}[:：]\d{2}([:：]\d{2})?)?$`)

// isWhen reports whether a line is nothing but the day of publication.
func (p *parser) isWhen(l line) bool {
	return bareMoment.MatchString(l.text) && p.firstMoment(l.text).Date() == p.published.Date()
}

// isMasthead reports whether a line says when and from where, and no more.
func (p *parser) isMasthead(l line) bool {
	if !isShort(l.text, 60) || strings.ContainsAny(l.text, "。；") {
		return false
	}
	for _, m := range momentsIn(l.text, p.rules.zone()) {
		if before := l.text[:m.start]; ownLabel.MatchString(before) || lastUpdate.MatchString(before) {
			return true
		}
	}
	return sourceLabel.MatchString(l.text)
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
