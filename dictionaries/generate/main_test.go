package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGenerate(t *testing.T) {
	folder := t.TempDir()
	if err := os.Mkdir(filepath.Join(folder, "dist"), 0o755); err != nil {
		t.Fatal(err)
	}
	for file, rows := range map[string]string{
		"provinces.csv": "code,name\n99,\"云岭省\"\n",
		"cities.csv":    "code,name,provinceCode\n9901,青汀市,99\n9990,省直辖县级行政区划,99\n",
		"areas.csv": "code,name,cityCode,provinceCode\n990101,城区,9901,99\n990171,青汀高新技术开发区,9901,99\n" +
			"990122,礁石群岛,9901,99\n990100,青汀市,9901,99\n999004,礁石彝族苗族自治县,9990,99\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, "dist", file), []byte(rows), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	var out strings.Builder
	if err := generate(folder, &out); err != nil {
		t.Fatal(err)
	}
	want := `code,name_zh_hans,aliases,level,parent_code,needs_parent
710000,台湾省,台湾,province,,no
810000,香港特别行政区,香港|香港特区,province,,no
820000,澳门特别行政区,澳门|澳门特区,province,,no
990000,云岭省,云岭,province,,no
990100,青汀市,青汀,prefecture,990000,no
990101,城区,,county,990100,yes
999004,礁石彝族苗族自治县,礁石县,county,990000,no
`
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
	if err := generate(t.TempDir(), &out); err == nil || !strings.Contains(err.Error(), "provinces.csv") {
		t.Errorf("without tables: error %v, want one that names them", err)
	}
}

func TestShortForms(t *testing.T) {
	for _, c := range []struct{ level, name, want string }{
		{"province", "内蒙古自治区", "内蒙古"},
		{"province", "新疆维吾尔自治区", "新疆"},
		{"prefecture", "克孜勒苏柯尔克孜自治州", "克州|克孜勒苏州|克孜勒苏"},
		{"prefecture", "海南藏族自治州", "海南州"},
		{"prefecture", "大同市", ""},
		{"prefecture", "和田地区", ""},
		{"prefecture", "阿勒泰地区", "阿勒泰"},
		{"county", "和布克赛尔蒙古自治县", "和布克赛尔县"},
		{"county", "东乡族自治县", "东乡县"},
		{"county", "龙胜各族自治县", "龙胜县"},
		{"county", "鄂温克族自治旗", "鄂温克旗"},
		{"county", "管城回族区", "管城区"},
		{"county", "都江堰市", "都江堰"},
		{"county", "义乌市", ""},
		{"county", "赵县", ""},
	} {
		if got := strings.Join((place{level: c.level, name: c.name}).shortForms(), "|"); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
