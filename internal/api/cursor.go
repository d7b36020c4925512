package api

import (
	"encoding/base64"
	"encoding/json"
	"errors"

	"github.com/xiaozu-watch/xiaozu/internal/postgres"
)

// A cursor says where a list goes on. What is in it is nobody's business but ours.
type cursor struct{ postgres.Cursor }

var errNoCursor = errors.New("take what next said on the page before")

// MarshalText and UnmarshalText write and read it as one word.
func (c cursor) MarshalText() ([]byte, error) {
	if c.Cursor == nil {
		return nil, nil
	}
	keys, err := json.Marshal(c.Cursor)
	return base64.RawURLEncoding.AppendEncode(nil, keys), err
}

// UnmarshalText refuses what MarshalText did not write.
func (c *cursor) UnmarshalText(text []byte) error {
	keys, err := base64.RawURLEncoding.AppendDecode(nil, text)
	if err != nil || json.Unmarshal(keys, &c.Cursor) != nil || c.Cursor == nil {
		return errNoCursor
	}
	return nil
}
