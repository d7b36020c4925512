package zh_test

import (
	"slices"
	"testing"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/zh"
)

func TestDates(t *testing.T) {
	for _, c := range []struct {
		text, ref string
		want      []string // text=date, with ~ for inferred
	}{
		{"2018年8月15日印发", "", []string{"2018年8月15日=2018-08-15"}},
		{"2018 年 8 月 15 日", "", []string{"2018 年 8 月 15 日=2018-08-15"}},
		{"二〇二六年三月五日", "", []string{"二〇二六年三月五日=2026-03-05"}},
		{"二○○九年十二月二十一日", "", []string{"二○○九年十二月二十一日=2009-12-21"}},
		{"于2019年成立,2021年3月调整", "", []string{"2019年=2019", "2021年3月=2021-03"}},
		{"2018-08-15 2018/8/5 2018.8.5", "", []string{"2018-08-15=2018-08-15", "2018/8/5=2018-08-05", "2018.8.5=2018-08-05"}},
		{"新华社北京3月5日电", "2026-03-05", []string{"3月5日=2026-03-05~"}},
		{"12月30日,会议召开", "2026-01-02", []string{"12月30日=2025-12-30~"}},
		{"将于1月7日举行", "2025-11-20", []string{"1月7日=2025-01-07~"}},
		{"8日,周启明主持召开会议", "2026-03-09", []string{"8日=2026-03-08~"}},
		{"28日上午", "2026-03-02", []string{"28日=2026-02-28~"}},
		{"去年12月和今年3月", "2026-05-01", []string{"去年12月=2025-12~", "今年3月=2026-03~"}},
		{"本月15日,上月", "2026-01-20", []string{"本月15日=2026-01-15~", "上月=2025-12~"}},
		{"政府今日(12月5日)公布", "2025-12-05", []string{"今日=2025-12-05~", "12月5日=2025-12-05~"}},
		{"2018年8月15日至20日", "", []string{"2018年8月15日=2018-08-15", "20日=2018-08-20~"}},
		{"8月15日、9月3日", "2019-10-01", []string{"8月15日=2019-08-15~", "9月3日=2019-09-03~"}},
		{"自收到之日起15日内,第3日,3个月,5个工作日", "2026-03-09", nil},
		{"3月5日,8日,今天", "", nil},
		{"2018年2月30日", "", nil},
		{"12018年 国办函〔2021〕12号", "2026-03-09", nil},
		{"三月二日", "2026-03-09", []string{"三月二日=2026-03-02~"}},
		{"BEIJING, March 5 (Xinhua)", "2026-03-05", []string{"March 5=2026-03-05~"}},
		{"on August 15, 2018 and 5 Mar. 2019, in May 2020", "", []string{"August 15, 2018=2018-08-15", "5 Mar. 2019=2019-03-05", "May 2020=2020-05"}},
		{"They may 5 times march 3 km; Marches 3", "2026-03-05", nil},
	} {
		ref, err := news.ParseDate(c.ref)
		if err != nil {
			t.Fatal(err)
		}
		text := []rune(c.text)
		if got := written(text, zh.Dates(text, ref)); !slices.Equal(got, c.want) {
			t.Errorf("dates of %q on %q:\n got %q\nwant %q", c.text, c.ref, got, c.want)
		}
	}
}

func written(text []rune, dates []zh.Dated) []string {
	var lines []string
	for _, d := range dates {
		line := d.Span.Of(text) + "=" + d.Date.String()
		if d.Inferred {
			line += "~"
		}
		lines = append(lines, line)
	}
	return lines
}

func FuzzDates(f *testing.F) {
	for _, s := range []string{"2018年8月15日至20日", "二〇二六年三月", "去年12月", "5 March 2018", "99999999999年13月99日", "2018-13-40"} {
		f.Add(s)
	}
	ref := news.Date{Year: 2026, Month: 3, Day: 31}
	f.Fuzz(func(t *testing.T, s string) {
		text := []rune(s)
		at := 0
		for _, d := range zh.Dates(text, ref) {
			if d.Span.Start < at || d.Span.Len() < 2 || d.Span.End > len(text) {
				t.Fatalf("date at %v after %d in %q", d.Span, at, s)
			}
			at = d.Span.End
			if back, err := news.ParseDate(d.Date.String()); err != nil || back != d.Date {
				t.Fatalf("%q in %q is %+v: %v", d.Span.Of(text), s, d.Date, err)
			}
		}
	})
}
