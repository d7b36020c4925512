package extract_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/go-ego/gse"
	"golang.org/x/tools/txtar"
)

func seconds(text string) float64 {
	start := time.Now()
	read(text)
	return time.Since(start).Seconds()
}

// newsText has about one sentence in five that names anybody; dense is nothing but notices.
func newsText() string {
	plain := "海岛保护工作取得新进展，沿海各地结合实际开展生态修复。群众反映强烈的突出问题得到解决。今年以来，全省海洋经济总量稳步增长。" +
		"下一步将继续完善配套措施，推动各项任务落地见效。"
	return strings.Repeat(plain+"副省长高远在调研时强调，要坚持保护优先，一张蓝图绘到底。", 100)
}

func denseText(b *testing.B) string {
	files, err := filepath.Glob("testdata/notice_*.txt")
	if err != nil || len(files) == 0 {
		b.Fatal("no notices", err)
	}
	var all strings.Builder
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			b.Fatal(err)
		}
		all.WriteString(section(archive, "text"))
	}
	return strings.Repeat(all.String(), 5)
}

func BenchmarkReadNews(b *testing.B)  { benchmarkRead(b, newsText()) }
func BenchmarkReadDense(b *testing.B) { benchmarkRead(b, denseText(b)) }

func BenchmarkSegmentNews(b *testing.B)  { benchmarkSegment(b, newsText()) }
func BenchmarkSegmentDense(b *testing.B) { benchmarkSegment(b, denseText(b)) }

func benchmarkRead(b *testing.B, text string) {
	read(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		read(text)
	}
}

// benchmarkSegment is gse itself on the same text, to compare with.
func benchmarkSegment(b *testing.B, text string) {
	seg, raw := gse.Segmenter{SkipLog: true, NotLoadHMM: true}, []byte(text)
	if err := seg.LoadDictEmbed("zh_s"); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		seg.Segment(raw)
	}
}
