package archive

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base32"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
)

// StrongDigest names a field of our own: the tools of web archives know SHA-1 alone, for which
// two different pages with one digest can be made.
const StrongDigest = "Xiaozu-Payload-Digest"

// sha1Of is a digest in the form that all tools write: Base32.
func sha1Of(data []byte) string {
	sum := sha1.Sum(data)
	return "sha1:" + base32.StdEncoding.EncodeToString(sum[:])
}

func sha256Of(sum [sha256.Size]byte) string { return "sha256:" + hex.EncodeToString(sum[:]) }

// Check computes the digests of a record anew and says which of them differ. A digest by an
// unknown algorithm is left alone, and so is that of a payload which another record holds.
func (r Record) Check() error {
	payload, isMessage := r.payload()
	var problems []error
	for _, d := range []struct {
		name    string
		data    []byte
		applies bool
	}{
		{"WARC-Block-Digest", r.Block, true},
		{"WARC-Payload-Digest", payload, isMessage && r.Type() == ResponseType},
		{StrongDigest, payload, isMessage && r.Type() == ResponseType},
	} {
		if want := r.Fields.Get(d.name); d.applies && want != "" && !matches(want, d.data) {
			problems = append(problems, fmt.Errorf("%s is %s, which its bytes do not have", d.name, want))
		}
	}
	return errors.Join(problems...)
}

// CheckBlock is Check for archives of others, who do not agree on what a payload is: with or
// without chunks, packed or not.
func (r Record) CheckBlock() error {
	if want := r.Fields.Get("WARC-Block-Digest"); want != "" && !matches(want, r.Block) {
		return fmt.Errorf("WARC-Block-Digest is %s, which its bytes do not have", want)
	}
	return nil
}

// matches reports whether data has the digest, which is written in Base32 or in hexadecimal.
func matches(digest string, data []byte) bool {
	algorithm, value, found := strings.Cut(digest, ":")
	var sum []byte
	switch strings.ToLower(strings.ReplaceAll(algorithm, "-", "")) {
	case "sha1":
		s := sha1.Sum(data)
		sum = s[:]
	case "sha256":
		s := sha256.Sum256(data)
		sum = s[:]
	case "md5":
		s := md5.Sum(data)
		sum = s[:]
	default:
		return found
	}
	if want, err := hex.DecodeString(value); err == nil && len(want) == len(sum) {
		return bytes.Equal(want, sum)
	}
	unpadded := strings.ToUpper(strings.TrimRight(value, "="))
	want, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(unpadded)
	return err == nil && bytes.Equal(want, sum)
}
