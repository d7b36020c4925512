package main

import (
	"cmp"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/xiaozu-watch/xiaozu/internal/release"
)

type releaseCommand struct {
	Create releaseCreateCommand `cmd:"" help:"Freeze all data as the next numbered release."`
	List   releaseListCommand   `cmd:"" help:"List the releases."`
	Diff   releaseDiffCommand   `cmd:"" help:"Show which rows one release gained, lost and changed over another."`
	Verify releaseVerifyCommand `cmd:"" help:"Check that releases are as they were made."`
}

// A licenceFlag says under which licence charts are given away. Releases want one of their own, since they must have it.
type licenceFlag struct {
	Licence string `env:"XIAOZU_LICENCE" placeholder:"LICENCE" help:"Under which people may use charts, for their files to say so: an SPDX identifier (CC-BY-4.0), or the address of its text."`
}

// A releasesFlag says where releases are kept.
type releasesFlag struct {
	Releases string `type:"path" env:"XIAOZU_RELEASES" placeholder:"DIR" help:"Folder of the releases (default: releases in that of --data)."`
}

// folderIn is the folder of the releases, which stand beside the data unless it is said where.
func (f releasesFlag) folderIn(data dataFlag) string {
	return cmp.Or(f.Releases, filepath.Join(data.dataFolder(), "releases"))
}

// releaseFlags are those of commands that only look at releases.
type releaseFlags struct {
	dataFlag
	releasesFlag
}

func (f releaseFlags) folder() string { return f.folderIn(f.dataFlag) }

// none says that there is no release yet, and how to make one.
func (f releaseFlags) none() string {
	return fmt.Sprintf("No release is in %s. Make one with xiaozu release create.", f.folder())
}

func (f releaseFlags) open(number int) (release.Release, error) {
	r, err := release.Open(f.folder(), number)
	if errors.Is(err, release.ErrNone) {
		err = usageError{err}
	}
	return r, err
}
