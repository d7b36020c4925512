package main

import (
	"fmt"

	"github.com/xiaozu-watch/xiaozu/internal/release"
)

type releaseVerifyCommand struct {
	releaseFlags
	Number int `arg:"" optional:"" help:"Number of a release; all unless given."`
}

func (releaseVerifyCommand) Help() string {
	return `Computes the checksums of all files anew and counts the rows of all tables. The exit status is 1 if
anything is not as it was made. Compare the fingerprint with one that was noted elsewhere.

Examples:
  xiaozu release verify
  xiaozu release verify 3`
}

func (c releaseVerifyCommand) Run(std streams) error {
	releases, err := c.chosen()
	if err == nil && len(releases) == 0 {
		_, err = fmt.Fprintln(std.Out, c.none())
	}
	if err != nil {
		return err
	}
	damaged := 0
	for _, r := range releases {
		whole, err := verifyRelease(std, r)
		if err != nil {
			return fmt.Errorf("verify release %d: %w", r.Number, err)
		}
		if !whole {
			damaged++
		}
	}
	if damaged > 0 {
		return fmt.Errorf("%d of %d releases are not as they were made; restore their folders in %s from a copy", damaged, len(releases), c.folder())
	}
	return nil
}

// verifyRelease says what is not as it was made, and whether all is.
func verifyRelease(std streams, r release.Release) (whole bool, err error) {
	wrong, err := release.Verify(r)
	if err != nil {
		return false, err
	}
	for _, w := range wrong {
		fmt.Fprintf(std.Out, "release %d: %s\n", r.Number, w)
	}
	if len(wrong) == 0 {
		fmt.Fprintf(std.Out, "release %d: all files are as they were made; fingerprint %s\n", r.Number, r.Fingerprint)
	}
	return len(wrong) == 0, nil
}

// chosen are the releases to check.
func (c releaseVerifyCommand) chosen() ([]release.Release, error) {
	if c.Number == 0 {
		return release.List(c.folder())
	}
	r, err := c.open(c.Number)
	return []release.Release{r}, err
}
