package extract

// A class says what a token does in a sentence. Rules are written in classes; see rule.go for how, and gains, elections, losses and seats for which.
type class byte

const (
	person  class = 'P' // persons, as a list with the posts beside their names
	post    class = 'T' // titles with their body: 云岭省财政厅厅长、党组书记
	group   class = 'G' // the name of a group
	bare    class = 'g' // 领导小组, 该小组
	office  class = 'O' // the office of a group
	other   class = 'x' // words that no rule speaks of
	comma   class = ','
	list    class = 'n' // 、 and 和 between items
	colon   class = ':'
	stop    class = ';'
	opening class = '('
	closing class = ')'

	appoint    class = 'A' // 任命
	appointed  class = 'B' // 被任命为
	decide     class = 'd' // 决定 X 为
	about      class = 'b' // 关于 X 为 Y 的决定
	remove     class = 'R' // 免去
	hold       class = 'H' // 任, 担任
	concurrent class = 'C' // 兼任
	cease      class = 'U' // 不再担任
	resign     class = 'Z' // 辞去
	accept     class = 'k' // 接受 X 辞去
	replace    class = 'S' // 接替
	win        class = 'E' // 当选
	elect      class = 'e' // 选举 X 为
	nominate   class = 'm' // 提名 X 为
	propose    class = 'p' // 拟任
	by         class = 'Y' // 由
	as         class = 'W' // 为
	of         class = 'D' // 的
	seat       class = 'J' // 职务
	his        class = 'r' // 其
	self       class = '1' // 由我担任
	include    class = 'I' // 包括
	take       class = 'K' // 接任: a seat that somebody had before
	move       class = 'M' // 调任
	act        class = 'a' // 代理, before the body or without a title
	confirm    class = 'f' // 真除: from acting to full
	quit       class = 'l' // 离任: without an object, of the post beside the name
	leave      class = 'L' // 退休, 调离
	swap       class = 'h' // 对调
	present    class = 'w' // 现任
	chair      class = 'c' // 主持
	meet       class = 'v' // 会议

	set_     class = 'F' // 成立
	adjust   class = 'V' // 调整
	abolish  class = 'Q' // 撤销
	rename   class = 'N' // 更名为
	unite    class = 'j' // 合并为
	standsAt class = 's' // 办公室设在
	toward   class = 't' // 对

	acting  class = 'i' // 以 Y 身份, 作为
	convene class = 'o' // 召开

	reason class = 'u' // 因: why, up to the verb
	doubt  class = 'z' // 传闻: what follows in the sentence is not a fact
	denial class = 'X' // 不实: nor is what stands before
	from   class = 'q' // prepositions: what follows is not part of what stands before
	never  class = '!' // negation, plan, rumour: what follows is not a fact
	once   class = '~' // history: what follows was so before
	day    class = 'y' // a date
	skip   class = ' ' // adverbs and honorifics, which stand anywhere
)

// cues are the words that rules are made of. Where two are possible the longer one is meant:
// 不再担任 is no 担任.
var cues = newPhrases(cueWords)

// cueWords are their words; the first of a class stands for it where a rule is explained.
var cueWords = map[class]string{
	appoint:    "任命 委任 聘任 聘请 特聘 任用 派任 决定任命 会议任命 增补 递补 委派 增聘 加聘 增加 新增 补充 吸收",
	appointed:  "被任命为 获任命为 获委任为 被委任为 被任为 被聘为 被增补为 获委任加入 获邀加入 获任 获委任 获任命 被任命担任 被任命出任 获再度委任为 再度获委任为 再获委任为 增补为 增列为 补充为 递补为 被选派为 受聘为 获聘为 获以定期委任方式委任为",
	decide:     "决定 确定 同意 批准 明确 推举",
	about:      "关于",
	remove:     "免去 决定免去 免除 同时免去 解除 解聘 罢免 免 被免去 一并免去 予以免去 相应免去 自行免去 自然免除 自行免除 自然免去 随之免去 同时免除",
	hold:       "任 提任 担任 等同志组成 等人组成 等组成 续任 挂任 挂职任 挂职担任 出任 就任 履新 被宣布任 被宣布担任 到任 已到任 走马上任 担当 正式出任 自己任 自己担任 分任 亲任 正式任 还担任",
	take:       "接任 接替出任 接替担任 继任 接掌 接棒 接手 执掌 接任者 继任者 顶上",
	move:       "调任 转任 升任 调升 晋升 获晋升为 晋升为 改任 调任为 转任为 升任为 调整为担任 跻升 转岗任 调往",
	act:        "代理 署理 代任 兼代 暂代 代行 署任",
	confirm:    "真除 转正 去代转正",
	leave:      "退休 调离 离职 调走 调出 全退 去职 退休后 调离后 离职后 卸任后 离任后  到龄退休 届龄退休 到龄 退休离任",
	present:    "现任 现为 目前担任 目前任 现担任 现兼任",
	reason:     "因 因为 由于 鉴于 因应 因其 基于",
	concurrent: "兼任 兼 并兼任 同时兼任 自己兼任 另兼 兼职担任 仍兼任 身兼 兼着",
	cease:      "不再担任 不再兼任 不再任 不再兼 不再列为 不再作为 不再是 不再履行 不再出任 卸下 终止担任 停止担任 不再由",
	quit:       "离任 卸任 任期届满 届满 任满 免职 自然免职 被免职 予以免职 被撤职 予以撤职 撤职处分 被免去领导职务 被免去职务 被免去一切职务 辞任",
	swap:       "对调 互换 职务对调",
	resign:     "辞去 请求辞去 辞去的 请辞 辞职 辞职的请求 的辞职请求 的辞职",
	accept:     "接受 许可 接纳 获准 获批准 获接纳",
	replace:    "接替 代替 替代 以代替 取代 顶替 替换",
	win:        "当选为 当选 被选为 获选为 获选 高票当选 被推选为 被推举为 获推选为 获推举为 被选举为 补选为 增选为 被补选为 连任为",
	elect:      "选举 选举了 选出 推选 补选 增选 互选 选举产生",
	nominate:   "提名 并提名 并提名为 拟提名为 拟提名 获提名为 获提名 被提名为",
	propose:    "拟任 拟任命 拟任命为 拟担任 拟任用为 拟任用 拟提拔 拟提拔任用 拟推荐 拟聘任 拟调任 拟转任",
	by:         "由 分别由 改由 现由 暂由 并由 暂时由 继续由 另由 将继续由",
	as:         "为 成为 是 分别为 当 同为 同任 均为 先后为 先后是 依次为 依次是",
	of:         "的",
	seat:       "职务 职位 的职位 之职位 定期委任 的定期委任 一职 的职务 之职 职务的请求 职务的决定 该职 该职务 该职位 该岗位 此职 此职务 这一职务 这一职位 这一岗位 这个职务 一职务 所遗职缺 所遗职务 所遗职位 所遗职 遗缺 其遗缺 所留职务 相应职务 原职务 上述职务 有关职务",
	his:        "其 该同志 他 她 本人",
	self:       "由我担任 由我任 由我兼任 由我出任 我来担任 我任 我兼任 我担任",
	include:    "包括 还包括 计有 还有 共有 有 分别是 主要包括 包含 由以下同志组成",
	chair:      "主持召开 主持了 主持",
	meet:       "会议 全体会议 全体(扩大)会议 扩大会议 专题会议 工作会议 联席会议 会 首次会议",
	set_:       "成立 组建 改设 分设 设立 建立 新设 增设 成立了 成立起 组建起 组建了 设立了 建立了 决定成立 宣告成立 宣布成立 正式成立 新成立的 牵头成立 专门成立 重新设立 重新成立 重新组建 重启 恢复设立 恢复成立 恢复组建 重新启用 新组建 决定设立 决定组建 特成立 现成立 予以成立 批准成立 同意成立 揭牌成立 挂牌成立 揭牌 挂牌 应运而生 正式组建 正式设立 增设了 新设了 重新组建了 相继成立 相继成立了 先后成立 先后成立了 分别成立 分别成立了 及时成立 及时成立了 迅速成立 迅速成立了 随即成立 联合成立 联合成立了 专门成立了 专门设立 专门设立了 专门组建 牵头成立了 牵头组建 牵头组建了 牵头设立",
	adjust:     "调整 调整完善 调整充实 充实调整 调整优化 优化调整 充实完善 作了调整 作了相应调整 作了如下调整 进行如下调整 进行了相应调整 作适当调整 进行适当调整 予以调整 作如下调整 进行调整 进行相应调整 作相应调整 作出调整 进行了调整 改组 调整的",
	abolish:    "撤销 予以终止 撤消 撤并 裁撤 裁并 撤销、合并 撤销合并 撤销和合并 同时废止 自行废止 自然废止 即行废止 不再保留 取消 不再设立 予以撤销 自行撤销 自动撤销 同步撤销 同时撤销 一并撤销 同步取消 予以取消 解散 不再单独设置 不再单设 不再单独设立 自行解散 停止活动 予以解散 现予解散 现予撤销 相应撤销 随之撤销 宣告解散 正式撤销 自然撤销 被撤销 终止 终止运行 停止运行 停止运作 终止运作 不再运行 即行撤销 即行解散 自行终止 自然终止",
	rename:     "更名为 改名为 改为 改称 调整为 改组为 优化调整为 易名为 更名 升格为 改设为 转为 变更为 重组为 调整更名为 改建为 分别改为 更改为 升级为",
	unite:      "一并纳入 统一纳入 合并为 合并 整合为 整合 并入 归并 归并为 合并组建 整合组建 合并成立 合并组建为 整合组建为 整合设立为 拆分为 分拆为 拆分成 分设为 三合一 二合一 四合一 合二为一 合三为一",
	standsAt:   "设在 设立在 设于 挂靠在 挂靠 改为设在 改设在",
	toward:     "对 将 把",
	acting:     "以 作为 利用担任 利用其担任",
	other:      "委派驻 委派出 继续教育",
	from:       "根据 据 报 报请 按照 依照 遵照 任上 任内 在 于 并于 已于 从 自 到 向 与会 受 给 给予 随着 随 陪同 经",
	convene:    "召开 举行 召开了 举行了",
	never: "没有 不得 未 并未 从未 尚未 并没有 没 未有 不曾 不会 不能 未能 将任命 将任 即将任 即将出任 即将担任 即将接任 将出任 将担任 将兼任 将由 将接任 将转任 将升任 将调任 有望 可望 料 料任 料将 " +
		"预料 预计 预计将 可能 或将 或任 假如 如果 若 一旦 建议 拟成立 要成立 要担任 要担任好 要当 要当好 将成立 拟设立 拟 计划 能否 是否 请求 提出 申请 能胜任 原则上 续聘 将与 将同 " +
		"希望 渴望 争取 角逐 竞逐 参选 竞选 婉拒 拒绝 有意 无意 被视为 呼声 热议 连任 留任 仍任 仍担任 继续担任 不担任 不兼任 不出任 不任 倘若 内定 已内定 提请 拟提请 将审议 推荐 酝酿 不再 不再拟任 打算 不存在 并不存在 看好 被看好",
	doubt:  "传闻 传出将 一度传出 外界传出 坊间传出 据传 盛传 网传 有传 外传 误传 传言 流言 内称 有消息称 猜测 揣测 预测 猜想 网帖称 网帖 帖文 市场传 坊间 谣传 不排除 网上流传 剧中 片中 电视剧中 电影中 小说中 主人公 饰演 扮演 另一说 谎称 自称 假冒 伪造",
	denial: "否认 不实 谣言 编造 拼凑 捏造 虚构 辟谣 杜撰 子虚乌有 并不属实 不属实",
	once: "曾任 曾 历任 任过 担任过 出任过 兼任过 当过 曾经 时任 先后任 先后担任 曾担任 曾出任 曾兼任 此前是 此前任 此前担任 原 原任 前任 历任的 前 首任 原来的 后任 后来任 后来出任 其后任 其后转任 后又任 一直任 一直担任 长期担任 曾长期担任 曾长期任 曾先后担任 曾先后任 曾一度担任 曾同时担任 曾两度出任 曾短暂担任 以来 加入 毕业 " +
		"曾获 原由 原本由 原先由 成立的 设立的 组建的",
	skip: "以定期委任方式 调整后的 改组后的 重组后的 更名后的 已 已经 均 也 亦 还 同时 正式 分别 同志 一致 依法 新 并 再次 继续 表决 当日 当天 日前 近日 昨天 昨日 今日 今天 今年 去年 前年 上月 本月 上周 本周 今早 昨晚 早前 稍早 此后 稍后 了 经表决 同志们 等人 等同志 先生 女士 博士 硕士 小姐 太太 太平绅士 兹声明 即日起 " +
		"随后 目前 现 现在 近期 再 共同 此次 上述 原则 又 连续 全票 其他 全体 主要 已经中央 被 获 继而 并已 业已 才 即 自动 昨起 今起 随即 即时 转而 则 改 仍 两同志 三同志 四同志 五同志 等同志们 两人 三人 四人 五人 新任 分管日常工作的 主持日常工作的 负责日常工作的 分管常务工作的 则是 则为 亲自 再度 另 一同 业经",
	list: "和 与 及 以及 暨",
}
