package main

import (
	"strconv"
	"strings"
)

// command draws the same again. It leaves out what says where the database and the file are.
func (c chartCommand) command() string {
	said := []string{"xiaozu", "chart", c.What}
	flag := func(name, value string) {
		if value != "" {
			said = append(said, "--"+name, quoted(value))
		}
	}
	for _, group := range c.Group {
		flag("group", group)
	}
	if c.What == "counts" {
		flag("kind", c.Kind)
		flag("measure", c.Measure)
		flag("smooth", strconv.Itoa(c.Smooth))
	}
	for _, f := range [][2]string{{"by", c.By}, {"from", c.From}, {"to", c.To}, {"level", c.Level}, {"source", c.Source}, {"publisher", c.Publisher}, {"split", c.Split}} {
		flag(f[0], f[1])
	}
	for _, mark := range c.Mark {
		flag("mark", mark)
	}
	if c.Lineage {
		said = append(said, "--lineage")
	}
	return strings.Join(said, " ")
}
