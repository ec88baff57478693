package thirdparty

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"
)

// What ../vectors/formats-v1.json says beside people, cohorts and exports.

func TestCodesSlipsAndSubmissionsAreThoseOfTheIndependentProgram(t *testing.T) {
	var v struct {
		Codes       []struct{ Pepper, Token, Bytes, Code, Row string }
		BadCodes    []struct{ Code, Why string }
		Slips       []struct{ Pepper, Number, Slip, Row json.RawMessage }
		Submissions []struct {
			Pepper, Token, Hash string
			Value               json.RawMessage
		}
	}
	readVectors(t, "formats-v1.json", &v)
	if len(v.Codes) == 0 || len(v.BadCodes) == 0 || len(v.Slips) == 0 || len(v.Submissions) == 0 {
		t.Fatal("no vectors")
	}
	for i, c := range v.Codes {
		token, err := base64.RawURLEncoding.DecodeString(c.Token)
		if err != nil {
			t.Fatal(err)
		}
		code, text := codeOf(unhex(t, c.Pepper), token)
		if hex.EncodeToString(code) != c.Bytes || text != strings.ReplaceAll(c.Code, "-", "") || !fits(text) {
			t.Errorf("code %d: %x, %s", i, code, text)
		}
		if hex.EncodeToString(codeRow(unhex(t, c.Pepper), code)) != c.Row {
			t.Errorf("code %d: another row", i)
		}
	}
	for _, c := range v.BadCodes {
		if fits(c.Code) {
			t.Errorf("%s fits, with %s", c.Code, c.Why)
		}
	}
	for i, s := range v.Slips {
		var pepper, slip, row string
		var number uint64
		for text, into := range map[*json.RawMessage]any{&s.Pepper: &pepper, &s.Slip: &slip, &s.Row: &row, &s.Number: &number} {
			if err := json.Unmarshal(*text, into); err != nil {
				t.Fatal(err)
			}
		}
		if slipOf(number) != strings.ReplaceAll(slip, "-", "") || hex.EncodeToString(slipRow(unhex(t, pepper), number)) != row {
			t.Errorf("slip %d: another text or row", i)
		}
	}
	for i, s := range v.Submissions {
		if hash := submissionHash(unhex(t, s.Pepper), unhex(t, s.Token), canonicalOf(t, s.Value)); hex.EncodeToString(hash) != s.Hash {
			t.Errorf("submission %d: another hash", i)
		}
	}
}

func TestRowsAreThoseOfTheIndependentProgram(t *testing.T) {
	var v struct {
		Rows []struct {
			Random, Bytes, Hash string
			Value               json.RawMessage
		}
	}
	readVectors(t, "formats-v1.json", &v)
	if len(v.Rows) == 0 {
		t.Fatal("no vectors")
	}
	for i, r := range v.Rows {
		if spelt := canonicalOf(t, r.Value); string(spelt) != r.Bytes {
			t.Errorf("row %d: spelt %s", i, spelt)
		}
		if hexOf(hashOf("trial/v1/row\n", unhex(t, r.Random), []byte(r.Bytes))) != r.Hash {
			t.Errorf("row %d: another hash", i)
		}
	}
}

func TestTheSealEntryAndItsCommitmentsAreThoseOfTheIndependentProgram(t *testing.T) {
	var v struct {
		SealEntries []struct {
			Setup, Signature, Root, Prk, Entry string
			Leaves                             int
		}
		Commitments []struct{ Seed, SeedHash, DummiesHash, Policy, PolicyRandom, PolicyHash string }
	}
	readVectors(t, "formats-v1.json", &v)
	if len(v.SealEntries) == 0 || len(v.Commitments) == 0 {
		t.Fatal("no vectors")
	}
	for i, s := range v.SealEntries {
		signature := s.Signature
		if signature == "" {
			signature = "-"
		}
		setup := sha256.Sum256([]byte(s.Setup))
		if entry := sealText(hexOf(setup), signature, s.Root, s.Leaves, listKeyHash(unhex(t, s.Prk))); entry != s.Entry {
			t.Errorf("seal %d: %q", i, entry)
		}
	}
	for i, c := range v.Commitments {
		seed := unhex(t, c.Seed)
		if seedHash(seed) != c.SeedHash || dummiesHash(seed) != c.DummiesHash {
			t.Errorf("commitment %d: another hash of seed or dummies' key", i)
		}
		if policyHash(unhex(t, c.PolicyRandom), []byte(c.Policy)) != c.PolicyHash {
			t.Errorf("commitment %d: another hash of the design", i)
		}
	}
}

func TestEntriesAndPromisesAreThoseOfTheIndependentProgram(t *testing.T) {
	var v struct {
		Dummies []struct {
			D, Entry string
			Number   uint64
		}
		Records  []struct{ Commitment, Entry string }
		Promises []struct{ Study, Commitment, Drawn, By, Text string }
	}
	readVectors(t, "formats-v1.json", &v)
	if len(v.Dummies) == 0 || len(v.Records) == 0 || len(v.Promises) == 0 {
		t.Fatal("no vectors")
	}
	for _, d := range v.Dummies {
		if entry := entryOf(dummyOf(unhex(t, d.D), d.Number)); entry != d.Entry {
			t.Errorf("dummy %d: %q", d.Number, entry)
		}
	}
	for i, r := range v.Records {
		commitment, err := commitmentIn([]byte(r.Entry))
		if err != nil || hexOf(commitment) != r.Commitment || entryOf(commitment) != r.Entry {
			t.Errorf("record %d: %v", i, err)
		}
	}
	for i, p := range v.Promises {
		drawn, err := time.Parse("2006-01-02", p.Drawn)
		if err != nil {
			t.Fatal(err)
		}
		if by := promisedBy(drawn); by != p.By {
			t.Errorf("promise %d: by %s, want %s", i, by, p.By)
		}
		if text := promiseText(p.Study, unhex(t, p.Commitment), p.By); text != p.Text {
			t.Errorf("promise %d: %q", i, text)
		}
	}
}

// canonicalOf spells a JSON value in its only way: keys by code unit, nothing between, no escapes but those that must be.
func canonicalOf(t *testing.T, value json.RawMessage) []byte {
	t.Helper()
	var read any
	decoder := json.NewDecoder(bytes.NewReader(value))
	decoder.UseNumber()
	if err := decoder.Decode(&read); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(read); err != nil {
		t.Fatal(fmt.Errorf("%s: %w", value, err))
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}
