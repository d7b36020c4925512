package reprint_test

import (
	"strings"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/reprint"
)

const meetingReport = `本报讯（记者孟思齐）8月15日，全省海岛保护工作领导小组第六次会议在青汀召开。副省长、领导小组组长高远主持会议并讲话。
会议听取了今年上半年工作情况汇报，审议通过了海岛保护项目管理办法和岸线修复三年行动方案，部署下一阶段重点任务。
高远指出，海岛是云岭最宝贵的家底。各地要把保护摆在首位，严控新增围填海，年内完成十二处受损岸线修复。
省水利厅、省财政厅和沿海九县负责人参加会议。领导小组办公室主任林海生作说明。`

// The hard cases are written by hand: what the corpus does not invent.
func TestHardCases(t *testing.T) {
	swap := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(meetingReport) }
	first, rest, _ := strings.Cut(meetingReport, "\n")
	order := "云岭省人民政府令第31号，现公布云岭省海岛保护条例实施细则，自公布之日起施行。细则共五章，规定了海岛名录、保护范围、巡护责任和法律责任，由省自然资源厅负责解释。"
	for _, c := range []struct {
		name           string
		title, body    string
		title2, second string
		same           bool
	}{
		{"the same", "海岛会议召开", meetingReport, "海岛会议召开", meetingReport, true},
		{"a slip corrected", "海岛会议召开", swap("部署", "布署"), "海岛会议召开", meetingReport, true},
		{"a name corrected once", "海岛会议召开", swap("林海生", "林海升"), "海岛会议召开", meetingReport, true},
		{"a line of the agency in front", "海岛会议召开", strings.Replace(meetingReport, "本报讯（记者孟思齐）", "新华社青汀8月16日电（记者苏文博）", 1), "高远：把保护摆在首位", meetingReport, true},
		{"without its lead", "海岛会议召开", meetingReport, "海岛会议召开", rest, true},
		{"its lead alone", "海岛会议召开", meetingReport, "海岛会议召开", first + "会议审议通过了海岛保护项目管理办法和岸线修复三年行动方案。", true},
		{"paragraphs in another order", "海岛会议召开", meetingReport, "海岛会议召开", rest + "\n" + first, true},
		{"the next meeting", "海岛保护工作领导小组第六次会议召开", meetingReport, "海岛保护工作领导小组第七次会议召开", swap("第六次", "第七次", "8月15日", "9月2日"), false},
		{"another group's meeting", "海岛会议召开", meetingReport, "渔港会议召开", swap("海岛", "渔港"), false},
		{"another chair", "省领导主持会议", meetingReport, "省领导主持会议", swap("高远", "沈若兰", "8月15日", "8月16日"), false},
		{"another county, named once", "关于青屿县规划的批复", order, "关于白沙县规划的批复", order, false},
		{"another number of an order", "云岭省人民政府令第31号", order, "云岭省人民政府令第32号", strings.Replace(order, "31", "32", 1), false},
		{"a digest that holds it", "海岛会议召开", first, "一周要闻", first + strings.Repeat("\n"+order, 1) + "\n" + rest + strings.Repeat("。另据各县报送", 40), false},
		{"a comment that quotes a sentence", "海岛会议召开", meetingReport, "评论：家底", "高远指出，海岛是云岭最宝贵的家底。" + strings.Repeat("这话说得好，因为过去十年我们看到了太多教训。", 1) + "围海造地的账要算长远，渔民的生计要有着落，修复岸线不能只修给检查组看，项目资金更要经得起审计。保护不是把海岛锁起来，而是让后人还有海岛可看。", false},
		{"nothing but the masthead", "公告", "云岭省人民政府公告", "公告", "云岭省人民政府公告", true},
		{"two short ones", "公告", "青屿县公告：今日停水。", "公告", "白沙县公告：今日停水。", false},
		{"nothing at all", "", "", "公告", "", false},
	} {
		a, b := reprint.Read(folder, c.title, c.body), reprint.Read(folder, c.title2, c.second)
		for _, l := range []reprint.Likeness{reprint.Compare(a, b), reprint.Compare(b, a)} {
			if l.Same != c.same || l.Same != (l.Why == "") {
				t.Errorf("%s: %+v, want same %v", c.name, l, c.same)
			}
		}
	}
}
