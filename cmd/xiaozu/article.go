package main

import (
	"bufio"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/xiaozu-watch/xiaozu/internal/news"
	"github.com/xiaozu-watch/xiaozu/internal/webpage"
)

type articleCommand struct {
	URL    string   `name:"url" placeholder:"URL" help:"Where the page was fetched; a date in it is the last resort."`
	Format string   `enum:"json,jsonl" default:"json" help:"json (indented) or jsonl (one line a page)."`
	Files  []string `arg:"" name:"file" help:"Saved HTML pages, in any charset."`
}

func (articleCommand) Help() string {
	return `The result is one JSON object a page; docs/contracts.md describes it.

Examples:
  xiaozu article page.html
  xiaozu article --format jsonl *.html > articles.jsonl`
}

// articleRecord is the published shape of an article.
type articleRecord struct {
	ID        string      `json:"id"`
	Title     string      `json:"title"`
	Published news.Moment `json:"published"`
	Source    string      `json:"source"`
	Author    string      `json:"author"`
	Body      string      `json:"body"`
	Charset   string      `json:"charset"`
	Language  string      `json:"language"`
	Script    string      `json:"script"`

	Attachments []news.Attachment `json:"attachments"`
	NextPages   []string          `json:"next_pages"`
}

func (c articleCommand) Run(std streams) error {
	if _, err := url.Parse(c.URL); err != nil {
		return usageError{fmt.Errorf("--url: %w", err)}
	}
	out := bufio.NewWriter(std.Out)
	write := jsonWriter[articleRecord](out, indentOf(c.Format))
	var failed error
	for _, file := range c.Files {
		failed = errors.Join(failed, c.page(file, std, write))
	}
	return errors.Join(failed, out.Flush())
}

func (c articleCommand) page(file string, std streams, write func(articleRecord) error) error {
	data, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	article := webpage.Parse(news.Page{URL: c.URL, Status: http.StatusOK, Body: data}, webpage.Rules{})
	for _, problem := range article.Problems {
		fmt.Fprintf(std.Err, "xiaozu: %s: %s\n", file, problem)
	}
	return write(articleRecord{
		ID:        strings.TrimSuffix(filepath.Base(file), filepath.Ext(file)),
		Title:     article.Title,
		Published: article.Published,
		Source:    article.Publisher,
		Author:    article.Author,
		Body:      article.Body,
		Charset:   article.Charset,
		Language:  article.Language,
		Script:    article.Script,

		Attachments: append([]news.Attachment{}, article.Attachments...),
		NextPages:   append([]string{}, article.NextPages...),
	})
}
