package thirdparty

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// A policyFile is policy.json: a list design and the random bytes of its commitment.
type policyFile struct {
	Policy json.RawMessage `json:"policy"`
	Random string          `json:"random"`
}

// checkLists makes every list of a final export again, from its key, its design and its setup alone, and holds
// it against what was committed to, against the published leaves, and against every arm that was drawn.
func (a *audit) checkLists() error {
	if !a.isFinal() {
		return nil
	}
	for i, s := range a.seals {
		if err := a.checkList(i+1, s); err != nil {
			return fmt.Errorf("the list of seal %d: %w", i+1, err)
		}
	}
	return nil
}

func (a *audit) checkList(number int, s *sealed) error {
	prk, err := a.readHex(fileOf(number, "list", ".key"))
	if err != nil {
		return err
	}
	if listKeyHash(prk) != strings.Split(string(s.entry), "\n")[5] {
		return errors.New("the seal entry commits to another key")
	}
	if err := a.checkSeed(number, s, prk); err != nil {
		return err
	}
	p, err := a.readPlan(number, s)
	if err != nil {
		return err
	}
	lists, leaves, err := p.seal(prk)
	if err != nil {
		return err
	}
	if !bytes.Equal(bytes.Join(leaves, nil), s.leaves) {
		return errors.New("it has other leaves than were published")
	}
	for _, draw := range a.draws {
		if draw.seal == number && lists[draw.stratum][draw.envelope-1:draw.envelope] != draw.arm {
			return fmt.Errorf("envelope %d of %s holds another arm than was drawn", draw.envelope, draw.stratum)
		}
	}
	return nil
}

// checkSeed: where the seed was revealed, and not only the list key, the key follows from it.
func (a *audit) checkSeed(number int, s *sealed, prk []byte) error {
	if a.files[fileOf(number, "seed", "")] == nil {
		return nil
	}
	seed, err := a.readHex(fileOf(number, "seed", ""))
	if err != nil {
		return err
	}
	if seedHash(seed) != s.setup.Seed {
		return errors.New("the setup commits to another seed")
	}
	setup, err := a.whole(fileOf(number, "setup", ".json"))
	if err != nil {
		return err
	}
	beacon, err := randomnessOf(strings.Split(string(s.entry), "\n")[2])
	if err != nil {
		return err
	}
	if !bytes.Equal(listKey(seed, setup, beacon), prk) {
		return errors.New("it does not follow from the seed")
	}
	return nil
}

// readPlan: the design is the one committed to, and its arms are letters, as a list spells them.
func (a *audit) readPlan(number int, s *sealed) (*plan, error) {
	text, err := a.whole(fileOf(number, "policy", ".json"))
	if err != nil {
		return nil, err
	}
	var file policyFile
	if err := newCanonical().read(bytes.TrimSuffix(text, []byte("\n")), &file); err != nil {
		return nil, err
	}
	random, err := nonce(file.Random)
	if err != nil {
		return nil, err
	}
	if policyHash(random, file.Policy) != s.setup.Policy {
		return nil, errors.New("the setup commits to another design")
	}
	p := &plan{Ratio: s.setup.Ratio, Strata: s.setup.Strata, Capacity: s.setup.Capacity, Leaves: s.setup.Leaves}
	for _, arm := range s.setup.Arms {
		if len(arm.ID) != 1 {
			return nil, errors.New("an arm is no letter")
		}
		p.Arms = append(p.Arms, arm.ID)
	}
	return p, json.Unmarshal(file.Policy, &p.Policy)
}

// readHex reads a file of 32 bytes in hex.
func (a *audit) readHex(name string) ([]byte, error) {
	text, err := a.whole(name)
	if err != nil {
		return nil, err
	}
	return nonce(strings.TrimSuffix(string(text), "\n"))
}

func seedHash(seed []byte) string { return hexOf(hashOf("trial/v1/seed\n", seed)) }

func dummiesHash(key []byte) string { return hexOf(hashOf("trial/v1/dummies\n", key)) }

func listKeyHash(prk []byte) string { return hexOf(hashOf("trial/v1/list-key\n", prk)) }

func policyHash(random, policy []byte) string {
	return hexOf(hashOf("trial/v1/policy\n", random, policy))
}

// randomnessOf a beacon's signature in hex; "-" has none.
func randomnessOf(signature string) ([]byte, error) {
	if signature == "-" {
		return nil, nil
	}
	decoded, err := hex.DecodeString(signature)
	if err != nil {
		return nil, err
	}
	sum := hashOf("", decoded)
	return sum[:], nil
}

func hexOf(sum [32]byte) string { return hex.EncodeToString(sum[:]) }

// sealText writes the text of a seal entry.
func sealText(setup, signature, root string, leaves int, key string) string {
	return fmt.Sprintf("trial/v1/seal\n%s\n%s\n%s\n%d\n%s\n", setup, signature, root, leaves, key)
}
