package news

import "testing"

func TestSeatRole(t *testing.T) {
	for _, c := range [][3]string{
		{"head", "Yunling Leading Group for Islands", "组长"},
		{"Leader", "Leading Small Group on Islands", "组长"},
		{"deputy head", "Island Protection Leading Group", "副组长"},
		{"member", "central leading group for islands", "成员"},
		{"director of the office", "Leading Group for Islands", "办公室主任"},
		{"head", "云岭省海岛保护领导小组", "组长"},
		{"组长", "云岭省海岛保护领导小组", "组长"},
		{"副组长", "Leading Group for Islands", "副组长"},
		{"executive deputy head", "Leading Group for Islands", "executive deputy head"},
		{"chairman", "Leading Group for Islands", "chairman"},
		{"head", "Central Islands Commission", "head"},
		{"director", "Office of the Leading Group for Islands", "director"},
		{"head", "Office of the Leading Group for Islands", "head"},
		{"head", "Party leading group of the Islands Bureau", "head"},
		{"member", "National Committee", "member"},
		{"head", "misleading group", "head"},
		{"head", "云岭省海岛保护委员会", "head"},
	} {
		if got := (Fact{Role: c[0], Body: c[1]}).SeatRole(); got != c[2] {
			t.Errorf("%s of %s is %s, want %s", c[0], c[1], got, c[2])
		}
	}
	printed := Fact{Kind: AppointmentFact, Action: Appointed, Person: "Gao Yuan", PersonEntry: "gao-yuan", Role: "head",
		Body: "Leading Group for Islands", BodyEntry: "islands", Date: Date{Year: 2024}}
	chinese := printed
	chinese.Person, chinese.Role, chinese.Body = "高远", "组长", "云岭省海岛保护领导小组"
	if printed.Key() != chinese.Key() {
		t.Error("an English and a Chinese text of one appointment have two keys")
	}
}
