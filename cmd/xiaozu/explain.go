package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"github.com/xiaozu-watch/xiaozu/internal/extract"
)

type explainCommand struct {
	documentFlags
	Plain bool     `help:"Mark with brackets on a terminal too, as elsewhere and where NO_COLOR is set."`
	Files []string `arg:"" name:"file" help:"Text files in UTF-8; - is standard input."`
}

func (explainCommand) Help() string {
	return `Prints the text with what was found in it, the sentences that were read as the tokens that rules are tried
on, and for each fact the rule that read it and the tokens it used. docs/extraction.md tells how reading works,
docs/rules.md what the rules say.

Examples:
  xiaozu explain notice.txt
  xiaozu explain --date 2024-05-12 --source yunling-gov notice.txt
  echo 会议任命周启明为云岭省水利厅厅长。 | xiaozu explain -`
}

func (c explainCommand) Run(std streams) error {
	doc, reader, err := c.open()
	if err != nil {
		return err
	}
	out := bufio.NewWriter(std.Out)
	page := newExplanation(out, penFor(std.Out, c.Plain), widthOf(std.Out))
	for _, file := range c.Files {
		err = errors.Join(err, c.explain(std, file, func(id, text string) {
			doc.Text = text
			reading, trace := reader.Explain(doc)
			page.write(id, text, reading, trace)
		}))
	}
	return errors.Join(err, out.Flush())
}

func (c explainCommand) explain(std streams, file string, explain func(id, text string)) error {
	id, in, err := openText(std, file)
	if err != nil {
		return err
	}
	defer in.Close()
	data, err := io.ReadAll(in)
	if err != nil {
		return fmt.Errorf("%s: %w", file, err)
	}
	explain(id, decode(std, id, data))
	return nil
}

// genres say how a text was taken, where it was not read sentence by sentence.
var genres = map[extract.Genre]string{
	extract.EmptyText: "There is nothing to read.",
	extract.Fiction:   "Taken as fiction, or as written about a play: nothing is read.",
}
