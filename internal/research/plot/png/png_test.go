package png

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/image/font/gofont/goregular"

	"github.com/xiaozu-watch/xiaozu/internal/research"
	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
)

func draw(t *testing.T, shapes ...plot.Shape) image.Image {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, plot.Picture{Width: 40, Height: 20, Shapes: shapes}); err != nil {
		t.Fatal(err)
	}
	m, err := png.Decode(&b)
	if err != nil || m.Bounds() != image.Rect(0, 0, 80, 40) {
		t.Fatalf("%v, %v", err, m.Bounds())
	}
	return m
}

// grey is the shade at a pixel of the picture: 0 is black.
func grey(m image.Image, x, y float64) uint8 {
	return color.GrayModel.Convert(m.At(int(x*dots), int(y*dots))).(color.Gray).Y
}

func TestShapesArePainted(t *testing.T) {
	m := draw(t, plot.Box{X: 2, Y: 2, Width: 6, Height: 6, Fill: 1}, plot.Box{X: 12, Y: 2, Width: 6, Height: 6, Fill: 0.5},
		plot.Line{Points: []plot.Point{{X: 0, Y: 15}, {X: 40, Y: 15}}, Width: 2, Opacity: 1, Dashes: []float64{10, 10}},
		plot.Circle{At: plot.Point{X: 30, Y: 6}, Radius: 4, Opacity: 1, Open: true}, plot.Area{X: 0, Y: 0, Width: 40, Height: 20, Says: "x"})
	for _, c := range []struct {
		x, y     float64
		min, max uint8
	}{{5, 5, 0, 0}, {15, 5, 120, 135}, {5, 15, 0, 0}, {15, 15, 255, 255}, {25, 15, 0, 0}, {30, 6, 255, 255}, {26, 6, 0, 60}, {1, 1, 255, 255}} {
		if got := grey(m, c.x, c.y); got < c.min || got > c.max {
			t.Errorf("at %g, %g: %d, want %d to %d", c.x, c.y, got, c.min, c.max)
		}
	}
}

func TestLettersArePainted(t *testing.T) {
	dark := 0
	m := draw(t, plot.Text{At: plot.Point{X: 20, Y: 15}, Words: "2024", Anchor: plot.Middle})
	for x := 5.0; x < 35; x += 0.5 {
		for y := 5.0; y < 16; y += 0.5 {
			if grey(m, x, y) < 128 {
				dark++
			}
		}
	}
	if dark < 50 {
		t.Errorf("%d dark dots", dark)
	}
}

// A file tells where it comes from, and is as good as one that does not.
func TestPicturesAreDescribed(t *testing.T) {
	var b bytes.Buffer
	err := Write(&b, plot.Picture{Width: 9, Height: 9, Terms: []research.Term{{Name: "title", Value: "云岭省"}}})
	if err != nil || !bytes.Contains(b.Bytes(), []byte("iTXtXML:com.adobe.xmp\x00")) || !bytes.Contains(b.Bytes(), []byte("<dcterms:title>云岭省</dcterms:title>")) {
		t.Errorf("%v, %q", err, b.Bytes())
	}
	if m, err := png.Decode(&b); err != nil || m.Bounds().Dx() != 18 {
		t.Error(err)
	}
}

// A letter that no font has is an error that names it, and never an empty box.
func TestMissingLettersAreNamed(t *testing.T) {
	var b bytes.Buffer
	err := Write(&b, plot.Picture{Width: 9, Height: 9, Shapes: []plot.Shape{plot.Text{Words: "a\U0010FFFF"}}})
	var none NoFontError
	if !errors.As(err, &none) || none.Letters != "\U0010FFFF" || b.Len() > 0 {
		t.Errorf("%v, %d bytes", err, b.Len())
	}
}

func TestFontsAreFound(t *testing.T) {
	folder := t.TempDir()
	for _, name := range []string{"other.ttf", "NotoSansCJK-Bold.ttc", "sub/NotoSansCJK-Regular.ttc", "readme.txt", "wqy-zenhei.ttc"} {
		path := filepath.Join(folder, name)
		if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, goregular.TTF, 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, path := range fontFiles([]string{folder, filepath.Join(folder, "nowhere")}) {
		got = append(got, filepath.Base(path))
	}
	if want := "NotoSansCJK-Regular.ttc NotoSansCJK-Bold.ttc wqy-zenhei.ttc other.ttf"; strings.Join(got, " ") != want {
		t.Errorf("got %q", got)
	}
	f, ok := openFont(filepath.Join(folder, "other.ttf"), "ab")
	f.close()
	if _, chinese := openFont(filepath.Join(folder, "other.ttf"), "岭"); !ok || chinese {
		t.Errorf("ab: %v, 岭: %v", ok, chinese)
	}
}
