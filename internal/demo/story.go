package demo

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"
	"time"

	"github.com/xiaozu-watch/xiaozu/internal/news"
)

// A story is one file of articles/: lines "key: value", an empty line, then the body. The
// templates read its fields.
type story struct {
	ID        string // site and file name without its ending
	Title     string
	Path      string // path and query of its page
	Time      time.Time
	Publisher string // the origin that the page prints
	Author    string
	Number    string // of a notice: 云政办函〔2013〕86号
	Issued    string // of a notice: the day of signature, which is not that of publication
	Lines     []string

	reprint string // ID of the story whose body this one repeats
	day     int    // on which it appears; a later one replaces an earlier one at its Path
	gone    int    // the day from which its page is gone; 0: it stays
}

// On is Time in the given layout of package time.
func (s story) On(layout string) string { return s.Time.Format(layout) }

// readStories reads the stories of a site in the order of their file names.
func readStories(folder fs.FS, site string) ([]story, error) {
	names, err := fs.Glob(folder, site+"/articles/*.txt")
	if err != nil {
		return nil, err
	}
	var stories []story
	for _, name := range names {
		s, err := readStory(folder, name)
		if err != nil {
			return nil, err
		}
		stories = append(stories, s)
	}
	return stories, nil
}

// readStory reads one story; a reprint gets the body of its original.
func readStory(folder fs.FS, name string) (story, error) {
	s, err := readFile(folder, name)
	if err != nil || s.reprint == "" {
		return s, err
	}
	original, err := readFile(folder, path.Dir(s.reprint)+"/articles/"+path.Base(s.reprint)+".txt")
	if err != nil {
		return story{}, fmt.Errorf("%s: original of the reprint: %w", name, err)
	}
	if original.reprint != "" {
		return story{}, fmt.Errorf("%s: reprint of %s, which is a reprint: name its original, %s", name, s.reprint, original.reprint)
	}
	s.Lines = original.Lines
	return s, nil
}

func readFile(folder fs.FS, name string) (story, error) {
	text, err := fs.ReadFile(folder, name)
	if err != nil {
		return story{}, err
	}
	s, err := parseStory(string(text))
	if err != nil {
		return story{}, fmt.Errorf("%s: %w", name, err)
	}
	s.ID = path.Dir(path.Dir(name)) + "/" + strings.TrimSuffix(path.Base(name), ".txt")
	return s, nil
}

func parseStory(text string) (story, error) {
	header, body, _ := strings.Cut(text, "\n\n")
	s := story{day: 1}
	for line := range strings.Lines(header) {
		line = strings.TrimSpace(line)
		key, value, _ := strings.Cut(line, ": ")
		if err := s.set(key, value); err != nil {
			return story{}, fmt.Errorf("header %q: %w", line, err)
		}
	}
	if s.Title == "" || s.Path == "" || s.Time.IsZero() {
		return story{}, errors.New("want title, path and time in the header")
	}
	if (body == "") == (s.reprint == "") {
		return story{}, errors.New("want a body after an empty line, or reprint in the header")
	}
	s.Lines = strings.Split(strings.TrimRight(body, "\n"), "\n")
	return s, nil
}

func (s *story) set(key, value string) (err error) {
	switch key {
	case "title":
		s.Title = value
	case "path":
		s.Path = value
	case "time":
		s.Time, err = time.ParseInLocation("2006-01-02 15:04:05", value, news.Beijing)
	case "publisher":
		s.Publisher = value
	case "author":
		s.Author = value
	case "number":
		s.Number = value
	case "issued":
		s.Issued = value
	case "reprint":
		s.reprint = value
	case "day":
		s.day, err = strconv.Atoi(value)
	case "gone":
		s.gone, err = strconv.Atoi(value)
	default:
		err = errors.New("want title, path, time, publisher, author, number, issued, reprint, day or gone")
	}
	return err
}
