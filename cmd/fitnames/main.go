// Command fitnames fits the recogniser of person names (internal/names) and makes its tables:
//
//	fitnames characters DICTIONARY > characters.tsv
//	fitnames pairs DICTIONARY > pairs.tsv
//	fitnames words DICTIONARY BIGRAMS > words.tsv
//	fitnames weights [-folds N] [-errors] -dictionary DICTIONARY FILE.bio... FOLDER... > weights.tsv
//	fitnames explain TEXT
//
// The dictionary is gse's, data/dict/zh/s_1.txt in its module. BIGRAMS are bigramdict.mem
// in the jar of Apache Lucene's lucene-analyzers-smartcn. A .bio file has a character and a
// tag (B-PER, I-PER or another) a line, and blank lines between sentences. A folder has texts
// ID.txt and gold.jsonl, which says who is named in each.
//
// How well names are found is printed to standard error, by cross-validation and then for the
// texts that were fitted to.
package main

import (
	"flag"
	"fmt"
	"os"
	"strings"

	"github.com/xiaozu-watch/xiaozu/dictionaries"
	"github.com/xiaozu-watch/xiaozu/internal/extract"
	"github.com/xiaozu-watch/xiaozu/internal/lexicon"
	"github.com/xiaozu-watch/xiaozu/internal/names"
	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "fitnames:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 2 {
		return fmt.Errorf("want characters, pairs, words, weights or explain, and what to read")
	}
	lex, err := lexicon.Load(dictionaries.FS)
	if err != nil {
		return err
	}
	switch args[0] {
	case "characters":
		return withCensus(args[1], lex, func(c *census) error { return c.writeCharacters(os.Stdout) })
	case "pairs":
		return withCensus(args[1], lex, func(c *census) error { return c.writePairs(os.Stdout) })
	case "words":
		return printWords(args[1:], lex)
	case "weights":
		return printWeights(args[1:], lex)
	case "explain":
		return explain(args[1], lex)
	}
	return fmt.Errorf("%q: want characters, pairs, words, weights or explain", args[0])
}

// withCensus counts the dictionary at path.
func withCensus(path string, lex *lexicon.Lexicon, use func(*census) error) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	words, err := readDictionary(in)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return use(newCensus(words, lex.Surname))
}

func printWords(paths []string, lex *lexicon.Lexicon) error {
	if len(paths) != 2 {
		return fmt.Errorf("words: want the dictionary and bigramdict.mem")
	}
	b, err := readBigrams(paths[1])
	if err != nil {
		return err
	}
	return withCensus(paths[0], lex, func(c *census) error { return newNeighbourhood(c.words, b).write(os.Stdout) })
}

func printWeights(args []string, lex *lexicon.Lexicon) error {
	flags := flag.NewFlagSet("weights", flag.ContinueOnError)
	folds := flags.Int("folds", 5, "parts for cross-validation; 0 for none")
	dictionary := flags.String("dictionary", "", "gse's dictionary")
	errors := flags.Bool("errors", false, "print each name that was wrong or missed")
	if err := flags.Parse(args); err != nil {
		return err
	}
	bare, err := names.Untrained(lex.Surnames(), nil)
	if err != nil {
		return err
	}
	return withCensus(*dictionary, lex, func(c *census) error {
		read := reader{extract.NamePreparer{Lexicon: lex, Segmenter: segment.New(), Model: bare}, newInventor(c)}
		examples, err := read.all(flags.Args())
		if err != nil {
			return err
		}
		f := fitter{surnames: lex.Surnames(), examples: examples, errors: *errors}
		if err := f.crossValidate(*folds); err != nil {
			return err
		}
		model, err := f.fit(everyExample)
		if err != nil {
			return err
		}
		f.report("fitted", model)
		return model.Write(os.Stdout, comment)
	})
}

const comment = "Weights of the recogniser of names, fitted by cmd/fitnames to the development part of the\n" +
	"# People's Daily named-entity set (1998), in which names were also replaced by made-up ones, to the invented\n" +
	"# texts of internal/extract/testdata/corpus/dev, and to real notices with known officials.\n" +
	"# A weight is in units of log-odds. Columns: family of features, feature, weight."

func explain(text string, lex *lexicon.Lexicon) error {
	m, err := names.New(lex.Surnames())
	if err != nil {
		return err
	}
	prepared, _ := extract.NamePreparer{Lexicon: lex, Segmenter: segment.New(), Model: m}.Prepare(text)
	fmt.Println(strings.Join(m.Finder().Explain(prepared), "\n"))
	return nil
}
