package extract

import "strings"

// canonical is a name without quotation marks.
func canonical(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("“”‘’《》\"' ", r) {
			return -1
		}
		return r
	}, name)
}

func fuller(a, b string) string {
	if len(b) > len(a) {
		return b
	}
	return a
}

// sameGroup reports whether two names of one document mean one group: one is the other with a
// place or level before it, or the other with words left out.
func sameGroup(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if a == b {
		return true
	}
	if !sameLevel(a, b) {
		return false
	}
	if rest, ok := strings.CutPrefix(a, "全"); ok && strings.HasSuffix(b, rest) && strings.ContainsRune("省市县区州旗", []rune(rest)[0]) { // 全县…, 磐石县…
		return true
	}
	if long := filler.Replace(b); long != b && len([]rune(a)) >= 8 && strings.HasSuffix(long, a) { // 海洋强省领导小组, 云岭省海洋强省建设领导小组
		return true
	}
	if rest, ok := strings.CutSuffix(b, a); ok {
		return (len([]rune(a)) >= 6 || strings.HasSuffix(a, "人小组")) && !strings.HasSuffix(rest, "小组")
	}
	return shortens([]rune(a), []rune(b)) || contains(a, b)
}

// filler are the words before the ending of a name that short forms leave out.
var filler = strings.NewReplacer("建设工作领导小组", "领导小组", "建设领导小组", "领导小组", "推进工作领导小组", "领导小组", "发展领导小组", "领导小组")

// abbreviates reports whether a is the short name of the commission b: 市委深改委, 南沟市委全面深化改革委员会.
func abbreviates(a, b string) bool {
	short, ok := strings.CutSuffix(a, "委")
	long, full := strings.CutSuffix(b, "委员会")
	if !ok || !full || len([]rune(short)) < 4 {
		return false
	}
	level, rest := string([]rune(short)[:2]), []rune(short)[2:]
	i := strings.Index(long, level)
	return i >= 0 && strings.HasSuffix(level, "委") && isWithin(rest, []rune(long[i+len(level):]))
}

// isWithin reports whether the characters of a stand in b in their order.
func isWithin(a, b []rune) bool {
	i := 0
	for _, r := range b {
		if i < len(a) && a[i] == r {
			i++
		}
	}
	return i == len(a)
}

// samePlace reports whether two names are one, or one with the place printed before its level: 海港|市….
func samePlace(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	place, ok := strings.CutSuffix(b, a)
	return ok && (place == "" || len([]rune(place)) < longestPlace && strings.ContainsRune("省市县区州", []rune(a)[0]))
}

// sameLevel reports whether not one of two names is that of a Party committee's group and the other that
// of a government's: 省委人才工作领导小组, 省人才工作领导小组.
func sameLevel(a, b string) bool {
	for _, level := range []string{"省", "市", "县", "区", "州"} {
		if i := strings.LastIndex(b, level+"委"); i >= 0 && strings.HasSuffix(a, level+b[i+len(level+"委"):]) {
			return false
		}
	}
	return true
}

// contains reports whether a is what b is about and no more: 财经小组, 中央财经领导小组.
func contains(a, b string) bool {
	x, y := stemOf(a), stemOf(b)
	if x == y && x != a && len([]rune(x)) >= 2 {
		return !strings.Contains(a+b, "协调小组") && !strings.Contains(a+b, "专项小组")
	}
	return x != a && y != b && len([]rune(x)) >= 2 && strings.HasSuffix(y, x)
}

// stemOf is a name without its ending.
func stemOf(name string) string {
	for _, e := range groupEndings {
		if stem, ok := strings.CutSuffix(name, e); ok {
			return stem
		}
	}
	return name
}

// shortens reports whether a is b with words left out of its middle, such as 中央应对疫情工作领导小组.
func shortens(a, b []rune) bool {
	tail := 0
	for tail < min(len(a), len(b)) && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	if len(a) < 8 || len(a)*3 < len(b) || tail < 4 || string(a[:2]) != string(b[:2]) && (tail < 8 || a[0] != b[0]) && tail < 10 {
		return false
	}
	return isWithin(a, b)
}

var emptyStems = newSet("健全 优化 规范 清理 整合 压减 精简 撤并 工作 该 本 此 专项 各 省 市 县 区 州 镇 乡 旗 盟 部 局 厅 校 院 公司 集团 学院 学校 单位 承办 落实 完善 调整 充实 上述 原 新 两个 三个 四个 五个 六个 相关 有关 其他 其它 以上 下列 所有 一个 这个 每个 各个 多个 几个 各级 双 国家 中央 全省 全市 全县 省级 市级 县级 具体 相应 原有 全部 所属 主要 下属 临时 重要 重大 同级 上级 各项 此项 该项")
