package png

import (
	"cmp"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"

	"github.com/xiaozu-watch/xiaozu/internal/research/plot"
)

// A NoFontError says which letters no font holds that was found.
type NoFontError struct {
	Letters string   // those of the picture that Go's own font lacks
	Looked  []string // folders
}

func (e NoFontError) Error() string {
	return fmt.Sprintf("no font in %s holds %s: install one for Chinese (on Debian fonts-noto-cjk), or take SVG, which needs none",
		strings.Join(e.Looked, ", "), e.Letters)
}

// A foundFont is read while letters are drawn.
type foundFont struct {
	font *sfnt.Font
	file *os.File // nil for one in memory
}

func (f foundFont) close() {
	if f.file != nil {
		_ = f.file.Close() // it was only read
	}
}

// fontFor finds a font that holds all letters of the picture.
func fontFor(p plot.Picture) (foundFont, error) {
	own, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return foundFont{}, err
	}
	missing := lacks(own, lettersOf(p))
	if missing == "" {
		return foundFont{font: own}, nil
	}
	for _, path := range fontFiles(fontFolders()) {
		if f, ok := openFont(path, lettersOf(p)); ok {
			return f, nil
		}
	}
	return foundFont{}, NoFontError{missing, fontFolders()}
}

// lettersOf are the different letters of the picture.
func lettersOf(p plot.Picture) string {
	var all []rune
	for _, shape := range p.Shapes {
		if t, ok := shape.(plot.Text); ok {
			all = append(all, []rune(t.Words)...)
		}
	}
	slices.Sort(all)
	return string(slices.Compact(all))
}

// lacks gives the letters that a font does not hold.
func lacks(f *sfnt.Font, letters string) string {
	var b sfnt.Buffer
	return strings.Map(func(r rune) rune {
		if glyph, err := f.GlyphIndex(&b, r); err == nil && glyph != 0 {
			return -1
		}
		return r
	}, letters)
}

// openFont opens a file if one of its fonts holds the letters. Of those for several regions it takes the one
// for simplified Chinese.
func openFont(path, letters string) (foundFont, bool) {
	file, err := os.Open(path)
	if err != nil {
		return foundFont{}, false
	}
	var best *sfnt.Font
	if all, err := opentype.ParseCollectionReaderAt(file); err == nil {
		for i := range all.NumFonts() {
			f, err := all.Font(i)
			if err != nil || lacks(f, letters) != "" {
				continue
			}
			if best == nil || isSimplified(f) && !isSimplified(best) {
				best = f
			}
		}
	}
	if best == nil {
		_ = file.Close() // it was only read
	}
	return foundFont{best, file}, best != nil
}

func isSimplified(f *sfnt.Font) bool {
	name, err := f.Name(nil, sfnt.NameIDFamily)
	return err == nil && (strings.HasSuffix(name, " SC") || strings.HasSuffix(name, " CN"))
}

// fontFolders are where this system keeps its fonts, and its user.
func fontFolders() []string {
	home, _ := os.UserHomeDir() // without one, a folder that is not there
	switch runtime.GOOS {
	case "darwin":
		return []string{filepath.Join(home, "Library/Fonts"), "/Library/Fonts", "/System/Library/Fonts"}
	case "windows":
		return []string{filepath.Join(os.Getenv("LOCALAPPDATA"), `Microsoft\Windows\Fonts`), filepath.Join(os.Getenv("WINDIR"), "Fonts")}
	}
	return []string{filepath.Join(home, ".local/share/fonts"), filepath.Join(home, ".fonts"), "/usr/local/share/fonts", "/usr/share/fonts"}
}

// fontFiles are the files of fonts in the folders, the likeliest first.
func fontFiles(folders []string) (files []string) {
	for _, folder := range folders {
		_ = filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err == nil && slices.Contains([]string{".ttf", ".ttc", ".otf", ".otc"}, strings.ToLower(filepath.Ext(path))) {
				files = append(files, path)
			}
			return nil // what cannot be read holds no font for us
		})
	}
	slices.SortStableFunc(files, func(a, b string) int { return cmp.Compare(unlikeliness(a), unlikeliness(b)) })
	return files
}

// known are the beginnings of the names of plain Chinese fonts, the best first.
var known = []string{"notosanscjk", "notosanssc", "sourcehansans", "pingfang", "hiragino sans gb", "msyh", "wqy", "droidsansfallback", "simhei", "simsun"}

// unlikeliness sorts files of fonts: plain ones for Chinese, then all others; of each the regular weight first.
func unlikeliness(path string) int {
	name := strings.ToLower(filepath.Base(path))
	place := slices.IndexFunc(known, func(k string) bool { return strings.HasPrefix(name, k) })
	if place < 0 {
		place = len(known)
	}
	if slices.ContainsFunc([]string{"bold", "black", "thin", "light", "medium", "italic"}, func(w string) bool { return strings.Contains(name, w) }) {
		return 2*place + 1
	}
	return 2 * place
}
