package main

import (
	"fmt"
	"runtime"
)

type versionCommand struct{}

func (versionCommand) Help() string { return "Example:\n  xiaozu version" }

func (versionCommand) Run(std streams) error {
	_, err := fmt.Fprintf(std.Out, "%s (%s %s/%s)\n", program(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return err
}

// program names us with our version.
func program() string { return "xiaozu " + version }
