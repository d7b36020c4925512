// Package password keeps passwords as argon2id hashes in the PHC string format, with the second
// parameters that RFC 9106 recommends: 64 MiB, three passes, four lanes.
package password

import (
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/crypto/argon2"
)

// MinLength and MaxLength bound what a password may be, in characters and in bytes.
const (
	MinLength = 12
	MaxLength = 1024
)

const (
	memory   = 64 << 10 // KiB
	passes   = 3
	lanes    = 4
	saltSize = 16 // bytes
	keySize  = 32 // bytes
)

// The reasons why a password cannot be taken.
var (
	ErrShort = errors.New("the password is too short: it needs at least 12 characters")
	ErrLong  = errors.New("the password is too long: it may have 1024 bytes at most")
	ErrName  = errors.New("the password holds the name of the account")
)

// Check says why a password of the named user cannot be taken; nil if it can.
func Check(name, password string) error {
	switch {
	case utf8.RuneCountInString(password) < MinLength:
		return ErrShort
	case len(password) > MaxLength:
		return ErrLong
	case name != "" && strings.Contains(strings.ToLower(password), strings.ToLower(name)):
		return ErrName
	}
	return nil
}

// Hash is what is kept of a password. It differs each time.
func Hash(password string) string {
	salt := make([]byte, saltSize)
	_, _ = rand.Read(salt) // never fails
	key := argon2.IDKey([]byte(password), salt, passes, memory, lanes, keySize)
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version, memory, passes, lanes, encode(salt), encode(key))
}

// Matches reports whether hash was made of password. An empty hash matches nothing, after as long
// a time: nobody learns by waiting whether there is an account or whether it has a password.
func Matches(hash, password string) (bool, error) {
	if hash == "" {
		argon2.IDKey([]byte(password), make([]byte, saltSize), passes, memory, lanes, keySize)
		return false, nil
	}
	h, err := parse(hash)
	if err != nil {
		return false, err
	}
	key := argon2.IDKey([]byte(password), h.salt, h.passes, h.memory, h.lanes, uint32(len(h.key)))
	return subtle.ConstantTimeCompare(key, h.key) == 1, nil
}

func encode(b []byte) string { return base64.RawStdEncoding.EncodeToString(b) }
