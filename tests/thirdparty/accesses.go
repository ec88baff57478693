package thirdparty

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
)

// An access is a line of accesses.ndjson: who looked at what. It names the hash of the line before it.
type access struct {
	At        string `json:"at"`
	Previous  string `json:"previous"`
	Purpose   string `json:"purpose"`
	Recipient string `json:"recipient"`
	Role      string `json:"role"`
	Sequence  int    `json:"sequence"`
	Staff     string `json:"staff"`
	Subject   string `json:"subject"`
	What      string `json:"what"`
}

// checkAccesses checks that the access log is one chain, and once was as each digest in the record says.
func (a *audit) checkAccesses() error {
	canonical := newCanonical()
	last := strings.Repeat("0", 64)
	known := a.digests
	pass := func() {
		for len(known) > 0 && known[0] == last {
			known = known[1:]
		}
	}
	pass()
	err := a.lines("accesses.ndjson", func(i int, text []byte) error {
		var line access
		if err := canonical.read(text, &line); err != nil {
			return err
		}
		if line.Sequence != i || line.Previous != last {
			return errors.New("not the line that continues the one before it")
		}
		hash := sha256.Sum256(append([]byte("trial/v1/access\n"), text...))
		last = hex.EncodeToString(hash[:])
		pass()
		return nil
	})
	if err == nil && len(known) > 0 {
		return errors.New("the access log never was as the record says")
	}
	return err
}
