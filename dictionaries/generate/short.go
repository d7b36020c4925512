package main

import (
	"regexp"
	"slices"
	"strings"
)

// ordinary are names that are everyday words, or that the end of a word and 县 make by accident
// (安徽|县委, 示范|县): they mean the place only behind the name of one it lies in.
var ordinary = setOf(`城区 郊区 矿区 东区 西区 新城区 老城区 新市区 港口区 和县 南县 成县 理县 代县 临县 新县 高县
	富县 兴县 文县 环县 道县 应县 单县 古县 夏县 云县 易县 献县 景县 义县 费县 范县 息县 房县 随县 容县 乾县
	佳县 宁县 康县 礼县 徽县 叶县 荣县 吉县 威县 青县 丰县 平原县 永新县`)

// words are short forms that mean something else at least as often, or that two neighbours make
// (武汉|中心, 美丽|水乡, 创新|乡村).
var words = setOf(`大同 长治 日照 孝感 怀化 来宾 安康 白银 天水 中山 三明 四平 百色 丽水 海东 吴忠 汉中 中卫 内江
	白山 朝阳 普洱 黄山 通化 新乡 河源 大兴安岭 怒江 红河 海南 海北 海西 黄南 恩施 大理 楚雄 文山 临夏 玉树
	昌吉 河南县 通道县`)

// initials are short forms of prefectures that no rule makes.
var initials = map[string]string{
	"巴音郭楞蒙古自治州": "巴州", "博尔塔拉蒙古自治州": "博州", "克孜勒苏柯尔克孜自治州": "克州", "锡林郭勒盟": "锡盟",
}

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// peoples are the peoples that an autonomous place is named after, at the end of its stem.
var peoples = regexp.MustCompile(`((壮|回|维吾尔|蒙古|藏|苗|彝|布依|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|拉祜|水|东乡` +
	`|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|塔吉克|怒|鄂温克|保安|裕固|独龙|鄂伦春|满|朝鲜|各)族` +
	`|蒙古|哈萨克|锡伯|塔吉克|柯尔克孜)+$`)

// shortForms are the names of p in everyday use that can mean nothing else: 云南, 延边州.
func (p place) shortForms() []string {
	forms := []string{initials[p.name]}
	switch p.level {
	case "province":
		forms = append(forms, provinceForms(p.name)...)
	case "prefecture":
		forms = append(forms, prefectureForms(p.name)...)
	case "county":
		forms = append(forms, countyForms(p.name)...)
	}
	return slices.DeleteFunc(forms, func(form string) bool { return form == "" || words[form] })
}

func provinceForms(name string) []string {
	for _, people := range []string{"壮族", "回族", "维吾尔"} {
		if stem, ok := strings.CutSuffix(name, people+"自治区"); ok {
			return []string{stem}
		}
	}
	if stem, ok := strings.CutSuffix(name, "特别行政区"); ok {
		return []string{stem, stem + "特区"}
	}
	return []string{trimAny(name, "自治区", "省", "市")}
}

func prefectureForms(name string) []string {
	stem, autonomous := strings.CutSuffix(name, "自治州")
	if autonomous {
		stem = withoutPeoples(stem)
		return []string{stem + "州", stem}
	}
	if stem, ok := strings.CutSuffix(name, "市"); ok {
		return []string{stem}
	}
	return long(trimAny(name, "地区", "盟"))
}

func countyForms(name string) []string {
	for _, kind := range []string{"县", "旗"} {
		if stem, ok := strings.CutSuffix(name, "自治"+kind); ok {
			return []string{withoutPeoples(stem) + kind}
		}
	}
	if stem, ok := strings.CutSuffix(name, "族区"); ok {
		return []string{withoutPeoples(stem+"族") + "区"}
	}
	if stem, ok := strings.CutSuffix(name, "市"); ok {
		return long(stem)
	}
	return nil
}

// withoutPeoples keeps the people's name where there is nothing else: 东乡族自治县 is 东乡县.
func withoutPeoples(stem string) string {
	if short := peoples.ReplaceAllString(stem, ""); short != "" {
		return short
	}
	return strings.TrimSuffix(stem, "族")
}

// long are forms of three characters or more: shorter ones of small places are words too often.
func long(form string) []string {
	if len([]rune(form)) < 3 {
		return nil
	}
	return []string{form}
}

func trimAny(name string, suffixes ...string) string {
	for _, suffix := range suffixes {
		if stem, ok := strings.CutSuffix(name, suffix); ok {
			return stem
		}
	}
	return name
}
