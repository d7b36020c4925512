// Maketable writes the table that package segment reads, of the dictionary of gse:
//
//	maketable FILE
package main

import (
	"log"
	"os"

	"github.com/go-ego/gse"

	"github.com/xiaozu-watch/xiaozu/internal/segment"
)

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: maketable FILE")
	}
	if err := write(os.Args[1]); err != nil {
		log.Fatal("maketable: ", err)
	}
}

func write(file string) error {
	s := gse.Segmenter{SkipLog: true, NotLoadHMM: true}
	if err := s.LoadDictEmbed("zh_s"); err != nil {
		return err
	}
	table, err := segment.Compile(s.Dictionary())
	if err != nil {
		return err
	}
	return os.WriteFile(file, table, 0o666)
}
