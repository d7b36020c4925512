package extract_test

import "testing"

func TestTemporaryGroups(t *testing.T) {
	const setUp = "省政府决定成立云岭省海岛普查领导小组。"
	for _, c := range []struct {
		text      string
		temporary bool
	}{
		{setUp + "领导小组任务完成后自动撤销。", true},
		{setUp + "工作任务完成后，领导小组自行撤销。", true},
		{setUp + "普查结束后即行撤销。", true},
		{setUp + "领导小组不纳入省级议事协调机构序列，工作完成后自动解散。", true},
		{setUp + "领导小组为阶段性工作机制，不作为省政府议事协调机构。", true},
		{"領導小組：\n省政府決定成立雲嶺省海島普查領導小組，任務完成後自動撤銷。", true},
		{setUp, false},
		{setUp + "普查完成后，各地要及时总结。", false},
		{setUp + "各级普查机构任务完成后自动撤销。", false},
		{setUp + "领导小组下设的工作组任务完成后自动撤销。", false},
		{"普查结束后，云岭省海岛普查领导小组已撤销。", false},
		{"任务完成后撤销云岭省海岛普查领导小组的建议没有通过。", false},
	} {
		got := false
		for _, g := range read(c.text).Record("").Groups {
			got = got || g.Temporary
		}
		if got != c.temporary {
			t.Errorf("%s\ntemporary is %v, want %v", c.text, got, c.temporary)
		}
	}
}
