package invent

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// chineseWords follow those that articles of the province are full of.
func chineseWords(r *rand.Rand) []string {
	words := strings.Fields("云岭省 海岛 保护 领导小组 召开 会议 研究 工作 部署 推进 落实 建设 发展 改革 安全 检查 生态 环境")
	for len(words) < 40_000 {
		word := make([]rune, 2+r.IntN(2))
		for i := range word {
			word[i] = rune(0x4e00 + int(3000*r.Float64()*r.Float64()))
		}
		words = append(words, string(word))
	}
	return words
}

func englishWords(r *rand.Rand) []string {
	words := strings.Fields("the leading group for islands of Yunling met on Monday to study its work and reform")
	for len(words) < 20_000 {
		word := make([]byte, 3+r.IntN(7))
		for i := range word {
			word[i] = "etaoinsrhldcumfpgwybvk"[int(22*r.Float64()*r.Float64())]
		}
		words = append(words, string(word))
	}
	return words
}

// The words and phrases that searches are measured by.
const (
	Phrase  = "云岭省海岛保护领导小组召开会议" // in a twentieth of all articles
	Seldom  = "环礁珊瑚"            // in one of five hundred
	English = "coral"           // in a fiftieth
)

// RareWords stand in one story each.
func RareWords() []string {
	words := make([]string, 10)
	for i := range words {
		words[i] = string([]rune{rune(0x9b00 + 7*i), rune(0x9e80 + i), rune(0x9f50 + i)})
	}
	return words
}

// A group is as texts call it.
type group struct{ full, short, english string }

// groups are those of a province and twenty of its cities; frequent ones first.
func groups() []group {
	themes := strings.Fields("海岛保护 深化改革 防汛抗旱 安全生产 食品安全 乡村振兴 数字政府 港口建设 科技创新 生态环境 就业促进 " +
		"对外开放 文化遗产 水利工程 减税降费 城市更新 粮食安全 交通强省 教育工作 人才工作 军民融合 网络安全 海洋经济 森林防火 能源保障")
	all := make([]group, 0, Groups)
	for n := range Groups {
		place, theme := "云岭省", themes[n%len(themes)]
		if n >= len(themes) {
			place += string([]rune("江湖河海山林田石竹松桥泉谷岩溪峰洲湾")[(n/len(themes)-1)%18]) + "州市"
		}
		if n/len(themes) > 18 {
			place += "新区"
		}
		all = append(all, group{place + theme + "工作领导小组", theme + "领导小组", fmt.Sprintf("Yunling Leading Group No. %d", n)})
	}
	return all
}

// people are all combinations of some surnames and given characters.
func people() (all []string) {
	for _, surname := range "沈高冯蒋韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹章苏潘葛范" {
		for _, first := range "若文建国志明海晓雪春秋永德立宏佳瑞思景云和兴承安正光启元" {
			for _, second := range "兰远平军华峰涛杰敏静霞岩松柏宁昌林山川波清辉梅竹芳凯亮勇" {
				all = append(all, string([]rune{surname, first, second}))
			}
		}
	}
	return all
}
