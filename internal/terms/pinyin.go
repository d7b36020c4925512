package terms

import (
	"strings"

	"github.com/mozillazg/go-pinyin"
	"golang.org/x/text/unicode/norm"

	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

// surnameReadings are those surnames that are read otherwise than the character mostly is, and some whose
// readings are often taken for each other. From general knowledge: not verified against a dictionary.
var surnameReadings = readings(`单 shan 解 xie 仇 qiu 曾 zeng 区 ou 任 ren 查 zha 盖 ge 朴 piao 尉 wei 缪 miao 乐 yue 覃 qin
员 yun 费 fei 祭 zhai 种 chong 秘 bi 薄 bo 冼 xian 洗 xian 翟 zhai 黑 he 宓 mi 逄 pang 折 she 隗 wei 撒 sa 葛 ge 召 shao
能 nai 繁 po 宿 su 郇 xun 佴 nai 晁 chao 谌 chen 燕 yan 应 ying 纪 ji 宁 ning 曲 qu 相 xiang 车 che 都 du 那 na 过 guo
尉迟 yu'chi 万俟 mo'qi 长孙 zhang'sun 澹台 tan'tai 单于 chan'yu 令狐 ling'hu`)

// wordReadings are words of names of groups, and of places, in which a character is read otherwise than
// it mostly is. They are as little verified.
var wordReadings = readings(`重庆 chong'qing 重建 chong'jian 重组 chong'zu 重整 chong'zheng 重新 chong'xin 银行 yin'hang
行业 hang'ye 央行 yang'hang 同行 tong'hang 长江 chang'jiang 长三角 chang'san'jiao 长城 chang'cheng 长春 chang'chun 长沙 chang'sha
长治 chang'zhi 长效 chang'xiao 长期 chang'qi 长远 chang'yuan 中长 zhong'chang 长征 chang'zheng 长白 chang'bai 调整 tiao'zheng 调解 tiao'jie
调节 tiao'jie 调控 tiao'kong 协调 xie'tiao 空调 kong'tiao 会计 kuai'ji 西藏 xi'zang 宿迁 su'qian 六安 lu'an 厦门 xia'men 乐清 yue'qing
传统 chuan'tong 传染 chuan'ran 音乐 yin'yue 都市 du'shi 首都 shou'du 成都 cheng'du 大厦 da'sha 地方 di'fang 宝藏 bao'zang 东阿 dong'e
台州 tai'zhou 洪洞 hong'tong 番禺 pan'yu 蚌埠 beng'bu 铅山 yan'shan 丽水 li'shui 大夫 dai'fu 天台 tian'tai 单县 shan'xian`)

// readings reads words and their syllables, parted by apostrophes.
func readings(table string) map[string][]string {
	all := map[string][]string{}
	fields := strings.Fields(table)
	for i := 0; i+1 < len(fields); i += 2 {
		all[fields[i]] = strings.Split(fields[i+1], "'")
	}
	return all
}

// longestReading is how many characters the words of wordReadings have at most.
const longestReading = 3

// syllables reads a plain name aloud: a syllable for each Han character, and each Latin word as it is. What
// no dictionary can read is left out.
func syllables(kind Kind, name []rune) (all []string) {
	for i := 0; i < len(name); {
		said, n := read(kind, name, i)
		all = append(all, said...)
		i += n
	}
	return all
}

// read gives the syllables of what stands at i, and of how many characters they are.
func read(kind Kind, name []rune, i int) (said []string, n int) {
	table := wordReadings
	if kind == Person {
		table = surnameReadings
	}
	for n := longestReading; n > 0 && (kind == Group || i == 0); n-- {
		if said := table[string(name[i:min(i+n, len(name))])]; len(said) == min(n, len(name)-i) {
			return said, len(said)
		}
	}
	if zh.IsWord(name[i]) {
		end := i
		for end < len(name) && zh.IsWord(name[end]) {
			end++
		}
		return []string{string(name[i:end])}, end - i
	}
	for _, s := range pinyin.SinglePinyin(name[i], pinyin.NewArgs()) {
		return []string{toneless(s)}, 1
	}
	return nil, 1
}

// toneless is pinyin without tones, by marks or by numbers behind the letters, and without apostrophes;
// ü, also written v, becomes u.
func toneless(s string) string {
	var b strings.Builder
	letter := false
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case r == 'v':
			r = 'u'
		case letter && r >= '1' && r <= '5', r == '\'', r == '’', r >= 0x300 && r <= 0x36f:
			continue
		}
		letter = r >= 'a' && r <= 'z'
		b.WriteRune(r)
	}
	return b.String()
}
