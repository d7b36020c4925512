package main

import (
	"bufio"
	"errors"
	"os"
)

// writeWhole writes a file that is there only when all of it is, also after a crash.
func writeWhole(name string, write func(*bufio.Writer) error) (err error) {
	file, err := os.Create(name + ".part")
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, os.Remove(file.Name()))
		}
	}()
	out := bufio.NewWriterSize(file, 1<<20)
	err = write(out)
	if err == nil {
		err = out.Flush()
	}
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Close()); err != nil {
		return err
	}
	return os.Rename(file.Name(), name)
}
