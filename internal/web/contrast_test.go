package web

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"
)

// Every text of the style sheet can be read on every ground that it stands on, in light and dark:
// WCAG 2.2, 1.4.3, asks for 4.5 to 1.
func TestContrast(t *testing.T) {
	light, dark, _ := strings.Cut(string(styleSheet), "prefers-color-scheme: dark")
	for scheme, css := range map[string]string{"light": light, "dark": dark} {
		colours := map[string]float64{}
		for _, m := range regexp.MustCompile(`--([a-z-]+): #([0-9a-f]{6});`).FindAllStringSubmatch(css, -1) {
			if _, taken := colours[m[1]]; !taken {
				colours[m[1]] = luminance(t, m[2])
			}
		}
		for text, grounds := range map[string]string{
			"ink":   "paper sheet evidence group-tint office-tint person-tint agency-tint",
			"quiet": "paper sheet evidence group-tint office-tint person-tint agency-tint",
			"seal":  "paper sheet",
			"paper": "ink seal quiet",
		} {
			for _, ground := range strings.Fields(grounds) {
				if c := contrast(colours[text], colours[ground]); c < 4.5 {
					t.Errorf("%s: %s on %s has a contrast of %.2f", scheme, text, ground, c)
				}
			}
		}
	}
}

func contrast(a, b float64) float64 { return (max(a, b) + 0.05) / (min(a, b) + 0.05) }

// luminance is the relative luminance of a colour of sRGB.
func luminance(t *testing.T, hex string) float64 {
	t.Helper()
	var r, g, b int
	if _, err := fmt.Sscanf(hex, "%02x%02x%02x", &r, &g, &b); err != nil {
		t.Fatal(err)
	}
	linear := func(channel int) float64 {
		c := float64(channel) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
