package password

import (
	"errors"
	"strings"
	"testing"
)

const secret = "correct horse 沈若兰"

func TestHash(t *testing.T) {
	first, second := Hash(secret), Hash(secret)
	if first == second || strings.Contains(first, secret) {
		t.Errorf("hashes %s and %s", first, second)
	}
	if !strings.HasPrefix(first, "$argon2id$v=19$m=65536,t=3,p=4$") {
		t.Errorf("parameters of %s", first)
	}
	for password, want := range map[string]bool{secret: true, secret + " ": false, "": false} {
		if got, err := Matches(first, password); got != want || err != nil {
			t.Errorf("Matches(%q) = %v, %v", password, got, err)
		}
	}
	if got, err := Matches("", secret); got || err != nil {
		t.Errorf("no hash: %v, %v", got, err)
	}
}

// The hash that the reference implementation makes:
// echo -n password | argon2 somesalt -id -t 2 -k 65536 -p 1 -l 32 -e.
func TestMatchesReference(t *testing.T) {
	const hash = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	if got, err := Matches(hash, "password"); !got || err != nil {
		t.Errorf("%v, %v", got, err)
	}
}

func TestMatchesRefusesDamagedHashes(t *testing.T) {
	good := Hash(secret)
	for _, hash := range []string{
		"x", good[:len(good)-40], strings.Replace(good, "argon2id", "argon2i", 1), strings.Replace(good, "v=19", "v=16", 1),
		strings.Replace(good, "m=65536", "m=99999999", 1), strings.Replace(good, "t=3", "t=0", 1), strings.Replace(good, "p=4", "p=x", 1),
	} {
		if got, err := Matches(hash, secret); got || !errors.Is(err, errForm) {
			t.Errorf("%s: %v, %v", hash, got, err)
		}
	}
}

func TestCheck(t *testing.T) {
	for password, want := range map[string]error{
		secret: nil, "short": ErrShort, "云岭省海岛保护领导": ErrShort, strings.Repeat("x", MaxLength+1): ErrLong, "my name is Anna": ErrName,
	} {
		if got := Check("anna", password); got != want {
			t.Errorf("Check(%q) = %v, want %v", password, got, want)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add(Hash(secret))
	f.Add("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$x")
	f.Fuzz(func(t *testing.T, hash string) {
		if p, err := parse(hash); err == nil && (len(p.salt) < 8 || p.memory > 1<<20) {
			t.Errorf("%q is taken", hash)
		}
	})
}
