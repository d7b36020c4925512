package score

import (
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/news"
)

func TestSheet(t *testing.T) {
	truth := Truth{
		Groups: []Group{
			{Canonical: "云岭省海岛保护工作领导小组", Accept: []string{"海岛保护工作领导小组"}, Status: "created"},
			{Canonical: "防汛指挥部", Status: "created", Kind: "analog"},
			{Canonical: "数据共享领导小组", Status: "adjusted", CreatedOptional: true},
		},
		Officials: []Named{{"沈若兰"}, {"高远"}},
		Appointments: []Post{
			{Person: "沈若兰", Role: "组长", Body: "云岭省海岛保护工作领导小组", Action: "appointed"},
			{Person: "高远", Role: "局长", Body: "沧澜市体育局", Action: "removed"},
		},
		Memberships: []Post{{Person: "杜衡", Role: "成员", Body: "数据共享领导小组", Action: "appointed"}},
	}
	for _, c := range []struct {
		name string
		read extract.Record
		want Sheet
	}{
		{"all right, in other wordings", extract.Record{
			Groups:    []extract.GroupRecord{{Canonical: "海岛保护工作领导小组", Status: "created"}, {Canonical: "数据共享领导小组", Status: "created"}, {Canonical: "防汛指挥部"}},
			Officials: []extract.OfficialRecord{{Name: "沈 若兰"}, {Name: "高远"}},
			Appointments: []extract.AppointmentRecord{
				{Person: "沈若兰", Role: "组长", Body: "海岛保护工作领导小组", Action: news.Appointed},
				{Person: "沈若兰", Role: "组长", Body: "云岭省海岛保护工作领导小组", Action: news.Appointed},
				{Person: "高远", Role: "育局局长", Body: "沧澜市体", Action: news.Removed},
				{Person: "杜衡", Role: "成员", Body: "数据共享领导小组", Action: news.Appointed},
			},
		}, Sheet{Groups: Tally{2, 0, 0}, Created: Tally{1, 0, 0}, Officials: Tally{2, 0, 0}, Appointments: Tally{2, 0, 0}}},
		{"nothing", extract.Record{}, Sheet{Groups: Tally{0, 0, 2}, Created: Tally{0, 0, 1}, Officials: Tally{0, 0, 2}, Appointments: Tally{0, 0, 2}}},
		{"all wrong", extract.Record{
			Groups:       []extract.GroupRecord{{Canonical: "成立领导小组", Status: "created"}},
			Officials:    []extract.OfficialRecord{{Name: "本报记者"}},
			Appointments: []extract.AppointmentRecord{{Person: "杜衡", Role: "成员", Body: "数据共享领导小组", Action: news.Removed}},
		}, Sheet{Groups: Tally{0, 1, 2}, Created: Tally{0, 1, 1}, Officials: Tally{0, 1, 2}, Appointments: Tally{0, 1, 2}}},
	} {
		var got Sheet
		got.Add(c.read, truth)
		if got.Groups != c.want.Groups || got.Created != c.want.Created || got.Officials != c.want.Officials || got.Appointments != c.want.Appointments {
			t.Errorf("%s: groups %v; created %v; officials %v; appointments %v\n%v", c.name, got.Groups, got.Created, got.Officials, got.Appointments, got.Errors)
		}
	}
	if got := (Tally{}).F1(); got != 1 {
		t.Errorf("F1 of nothing to find: %v, want 1", got)
	}
}
