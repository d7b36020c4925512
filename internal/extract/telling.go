package extract

import "slices"

// The kinds of words that tell something of the whole text wherever they stand.
const (
	playWord     class = iota // written of plays, films and novels
	exerciseWord              // stands in examination questions
	patternWord               // in documents that are for sale or to be filled in
	novelWord                 // beside the chapters of novels
	debunkWord                // says of a rumour that it is none but that
	appointWord               // the text appoints or removes: X为 then names a person
	leadingWord               // it speaks of a 领导小组
	tableWord                 // it may have a table of persons
	replyWord                 // it answers a request
	sportWord                 // of teams
	dotWord                   // it may have names of other languages
	tellingKinds
)

var tellingWords = newPhrases(map[class]string{
	playWord:     "剧中 饰演 主演 剧情 该剧 本剧 大结局 剧集 编剧 导演 角色 台词 主人公 原著 追剧 热播 续集 电视剧 收视率",
	exerciseWord: "参考答案 单项选择 多项选择 判断题 下列关于 下列说法 说法错误 说法正确 练习题 专项练习 试题 题库 真题 申论 给定资料 根据材料",
	novelWord:    "未完待续 上一章 下一章 加入书签 加入书架 推荐票 月票 章节目录 本书 小说作品",
	patternWord:  "范文 通用版 篇一】 篇二】 ××× XXX 填写单位 会员上传 Word版 模板",
	debunkWord:   "谣言 辟谣 造谣 信谣 传谣 假的 不实信息 虚假信息 不实之词 网传 流传 消息不实 信息不实 内容不实 传言不实 并不属实 编造 求证 与事实不符",
	appointWord:  "任命 选举",
	leadingWord:  "领导小组",
	tableWord:    "姓名",
	replyWord:    "收悉",
	sportWord:    sportWords,
	dotWord:      "·",
})

// enoughWords is how many different words of a kind make a text none of news.
var enoughWords = [...]int{playWord: 4, exerciseWord: 2, patternWord: 3, novelWord: 2}

// findTelling notes the different telling words of the text, by kind.
func (p *paper) findTelling() {
	for _, f := range tellingWords.all(p.view, p.whole()) {
		seen := &p.telling[f.class]
		if !slices.Contains(*seen, string(f.runes)) {
			*seen = append(*seen, string(f.runes))
		}
	}
}

// says reports whether the text has a telling word of a kind.
func (p *paper) says(kind class) bool { return len(p.telling[kind]) > 0 }

// debunks reports whether the text says of a rumour that it is none but that: by two different words.
func (p *paper) debunks() bool { return len(p.telling[debunkWord]) > 1 }
