package main

import (
	"fmt"
	"runtime"
)

type versionCommand struct{}

func (versionCommand) Help() string { return "Example:\n  xiaozu version" }

func (versionCommand) Run(std streams) error {
	_, err := fmt.Fprintf(std.Out, "xiaozu %s (%s %s/%s)\n", version, runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}
