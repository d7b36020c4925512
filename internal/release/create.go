package release

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// Terms are what an operator says of all releases.
type Terms struct {
	Licence   string // SPDX identifier, or an address
	Publisher string // who answers for the data
	Base      string // what the addresses of the site begin with; "" if nobody can reach it
}

// A Maker makes releases.
type Maker struct {
	DB       *postgres.DB
	Folder   string // that holds them; made when missing
	Terms    Terms
	Version  string // of the program
	Versions postgres.Versions
	Tell     func(table string) // is told which table is written next; nil tells nobody
}

// Create makes the next release: of all that is stored, as of the moment, in whole seconds; the zero moment
// is now. It is there once it is whole. A moment after which the database changed is refused, since what
// was then is not kept.
func (m Maker) Create(ctx context.Context, moment time.Time) (Release, error) {
	if err := os.MkdirAll(m.Folder, 0o755); err != nil {
		return Release{}, fmt.Errorf("folder of releases: %w", err)
	}
	made, err := List(m.Folder)
	if err != nil {
		return Release{}, err
	}
	number := 1
	if len(made) > 0 {
		number = made[len(made)-1].Number + 1
	}
	if err := m.create(ctx, number, made, moment); err != nil {
		return Release{}, fmt.Errorf("make release %d: %w", number, err)
	}
	return Open(m.Folder, number)
}

func (m Maker) create(ctx context.Context, number int, made []Release, moment time.Time) (err error) {
	folder, err := os.MkdirTemp(m.Folder, "draft-")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.RemoveAll(folder))
		}
	}()
	d := &draft{folder: folder, sums: map[string]string{}, tell: m.Tell}
	err = m.DB.Frozen(ctx, func(db *postgres.DB) error {
		moment, err := check(ctx, db, moment)
		if err != nil {
			return err
		}
		d.about = m.about(number, moment)
		return d.freeze(ctx, db, moment)
	})
	if err == nil && len(made) > 0 {
		err = d.compare(made[len(made)-1])
	}
	if err == nil {
		err = d.finish()
	}
	if err != nil {
		return err
	}
	if err := os.Chmod(folder, 0o755); err != nil {
		return err
	}
	return os.Rename(folder, filepath.Join(m.Folder, strconv.Itoa(number)))
}

// check is the moment that was asked for, in Beijing; now if none was.
func check(ctx context.Context, db *postgres.DB, moment time.Time) (time.Time, error) {
	asked := !moment.IsZero()
	if !asked {
		moment = time.Now()
	}
	moment = moment.In(news.Beijing).Truncate(time.Second)
	last, err := db.LastChange(ctx)
	if err == nil && asked && last.Truncate(time.Second).After(moment) {
		err = fmt.Errorf("the database changed at %s, after the moment asked for (%s): what was then is not kept; leave the moment out",
			last.In(news.Beijing).Format(time.RFC3339), moment.Format(time.RFC3339))
	}
	return moment, err
}

// about is the descriptor without its resources.
func (m Maker) about(number int, moment time.Time) Package {
	p := Package{
		Profile:      "data-package",
		Name:         fmt.Sprintf("xiaozu-release-%d", number),
		Title:        fmt.Sprintf("Leading small groups and official appointments in China, release %d", number),
		Description:  "Who was named to what, and which leading small groups were named when, as read from official Chinese news by xiaozu.",
		Version:      strconv.Itoa(number),
		Created:      moment,
		Licenses:     []Licence{newLicence(m.Terms.Licence)},
		Contributors: []Contributor{{m.Terms.Publisher, "publisher"}},
		Program:      newProgram(m.Version, m.Versions),
	}
	if m.Terms.Base != "" {
		p.Homepage = m.Terms.Base + Path(number)
	}
	return p
}

// Path is where a site serves a release.
func Path(number int) string { return fmt.Sprintf("/releases/%d", number) }
