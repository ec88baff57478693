package thirdparty

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"regexp"

	"golang.org/x/mod/sumdb/note"
)

const noteName = "SHA256SUMS.note"

var noteDay = regexp.MustCompile(`\n(\d{4}-\d{2}-\d{2})\n$`)

// exportText is what the promise key signs about an export: setup and sums as hashes in hex, counts "-" in tables.
func exportText(setup, kind, sums, bodies, accesses, day string) string {
	return fmt.Sprintf("trial/v1/export\n%s\n%s\n%s\n%s\n%s\n%s\n", setup, kind, sums, bodies, accesses, day)
}

// checkNote checks that the service signed these sums, for this study, kind and number of bodies and accesses.
func (a *audit) checkNote() error {
	signed, err := a.whole(noteName)
	if err != nil {
		return err
	}
	verifier, err := newVerifier(a.seals[0].setup.Promise)
	if err != nil {
		return err
	}
	opened, err := note.Open(signed, note.VerifierList(verifier))
	if err != nil {
		return err
	}
	setup, err := a.whole("setup.json")
	if err != nil {
		return err
	}
	sums, err := a.whole("SHA256SUMS")
	if err != nil {
		return err
	}
	accesses := 0
	if err := a.lines("accesses.ndjson", func(int, []byte) error { accesses++; return nil }); err != nil {
		return err
	}
	kind := "audit"
	if a.isFinal() {
		kind = "final"
	}
	day := noteDay.FindStringSubmatch(opened.Text)
	if day == nil || opened.Text != exportText(
		fmt.Sprintf("%x", sha256.Sum256(setup)), kind, fmt.Sprintf("%x", sha256.Sum256(sums)),
		fmt.Sprint(len(a.commitments)), fmt.Sprint(accesses), day[1]) {
		return errors.New("the signed note is over something else")
	}
	a.day = day[1]
	return nil
}
