package names

import "testing"

func TestCompany(t *testing.T) {
	m, err := New([]string{"王"})
	if err != nil {
		t.Fatal(err)
	}
	ids := func(s string) []uint16 { return m.characters.ids16([]rune(s)) }
	before := func(s string) float32 {
		text := ids(s)
		x, _ := m.beforeNames.before(text, len(text))
		return x
	}
	if title, word := before("本报记者"), before("的发展"); title < 2 || word > -2 {
		t.Errorf("names behind 记者 %.1f and 发展 %.1f, want likely and unlikely", title, word)
	}
	verb, ok := m.behindNames.behind(ids("主持会议"), 0)
	if !ok || verb < 2 {
		t.Errorf("names before 主持 %.1f, want likely", verb)
	}
	if _, ok := m.own.of(ids("许可证")); !ok {
		t.Error("许可证 keeps no company")
	}
	if _, ok := m.own.of(ids("沈若兰")); ok {
		t.Error("沈若兰 is no frequent word")
	}
}
