package english

import "strings"

// syllables of Hanyu Pinyin, by initial.
var syllables = makeSyllables(`
- a ai an ang ao e en er o ou
b a ai an ang ao ei en eng i ian iao ie in ing o u
p a ai an ang ao ei en eng i ian iao ie in ing o ou u
m a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u
f a an ang ei en eng o ou u
d a ai an ang ao e ei en eng i ian iao ie ing iu ong ou u uan ui un uo
t a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo
n a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ü
l a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ü yu
g a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
k a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo
h a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
j i ia ian iang iao ie in ing iong iu u uan ue un
q i ia ian iang iao ie in ing iong iu u uan ue un
x i ia ian iang iao ie in ing iong iu u uan ue un
zh a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
ch a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
sh a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo
r an ang ao e en eng i ong ou u uan ui un uo
z a ai an ang ao e ei en eng i ong ou u uan ui un uo
c a ai an ang ao e en eng i ong ou u uan ui un uo
s a ai an ang ao e en eng i ong ou u uan ui un uo
y a an ang ao e i in ing o ong ou u uan ue un
w a ai an ang ei en eng o u`)

const longestSyllable = 6

func makeSyllables(table string) words {
	set := words{}
	for _, line := range strings.Split(strings.TrimSpace(table), "\n") {
		initial, finals, _ := strings.Cut(line, " ")
		for _, final := range strings.Fields(finals) {
			set[strings.TrimPrefix(initial, "-")+final] = true
		}
	}
	return set
}

// isPinyin reports whether a word in lower case is made of one to most syllables.
func isPinyin(lower string, most int) bool {
	if lower == "" {
		return true
	}
	if most == 0 {
		return false
	}
	for n := min(longestSyllable, len(lower)); n > 0; n-- {
		if syllables[lower[:n]] && isPinyin(strings.TrimPrefix(lower[n:], "'"), most-1) {
			return true
		}
	}
	return false
}

// familyNames are family names of one character in Hanyu Pinyin.
var familyNames = wordSet(`ai an ao ba bai ban bao bei bi bian bo bu cai cang cao cen cha chai chang che chen cheng chi chong chu
	cong cui dai dan dang deng di diao ding dong dou du duan e fan fang fei feng fu gai gan gao ge geng gong gou gu guan guang gui guo
	ha hai han hang hao he hei heng hong hou hu hua huai huan huang hui huo ji jia jian jiang jiao jie jin jing ju kan kang ke kong kou
	kuai kuang lai lan lang lao le lei leng li lian liang liao lin ling liu long lou lu luan luo lyu ma mai man mao mei men meng mi miao
	min ming mo mou mu na nai nan ni nian nie ning niu nong ou pan pang pei peng pi pian ping pu qi qian qiang qiao qin qing qiu qu quan que
	ran rao ren rong ru ruan rui sa sang sha shan shang shao she shen sheng shi shou shu shuai shui si song su sui sun suo tai tan tang tao
	teng tian tie tong tu tuo wan wang wei wen weng wo wu xi xia xian xiang xiao xie xin xing xiong xiu xu xuan xue xun ya yan yang yao ye yi
	yin ying yong you yu yuan yue yun zan zang zeng zha zhai zhan zhang zhao zhe zhen zheng zhi zhong zhou zhu zhuang zhuo zi zong zou zu zuo`)

// doubleNames are family names of two characters, written as one word.
var doubleNames = wordSet(`ouyang shangguan situ sikong sima zhuge xiahou huangfu gongsun murong linghu ximen dongfang nangong dugu
	duanmu helian yuwen zhangsun baili dongguo gongye moqi nalan puyang taishi tantai wanqi wenren xuanyuan yuchi zhongli chunyu shentu zongzheng`)

// elsewhere are family names as Hong Kong, Macao and Taiwan write them.
var elsewhere = wordSet(`ao au chan chang chau cheang chen cheng cheong cheuk cheung chiang chien chin ching chio chiu choi chong chou chow
	choy chu chui chung fan fok fong foo fu fung ha ho hoi hon hong hou hsiao hsieh hsu huang hui hung ian ieong in io iong ip iu kam kan kei ko
	kong ku kuan kuok kwan kwok kwong lai lam lao lau law lee lei leong leung li liang liao liew lim lin ling liu lo lok long loi lou lui lung ma
	mak man mok mui ng ngai ngan or pang pao poon pun sam seng shek shen shih shiu shum sin siu so soi sou suen sum sun sung sze szeto tai tam tan tang to tong
	tsai tsang tse tseng tso tsoi tsui tsung tu tung un ung vai vong wai wan wang wat wen wong woo wu yam yan yang yau yeh yee yen yeung yim yin yip yiu yu yue
	yuen yung`)
