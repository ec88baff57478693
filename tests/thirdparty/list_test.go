package thirdparty

import (
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"testing"
)

// A sealedList is one of ../vectors/sealed-list-v1.json.
type sealedList struct {
	plan
	Name      string            `json:"name"`
	Seed      string            `json:"seed"`
	Setup     string            `json:"setup"`
	Beacon    string            `json:"beacon"`
	Prk       string            `json:"prk"`
	Lists     map[string]string `json:"lists"`
	FirstLeaf string            `json:"firstLeaf"`
	Root      string            `json:"root"`
}

func readVectors(t *testing.T, name string, into any) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "vectors", name))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatal(err)
	}
}

func unhex(t *testing.T, text string) []byte {
	t.Helper()
	data, err := hex.DecodeString(text)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestTheSealedListIsThatOfTheIndependentProgram(t *testing.T) {
	var vectors []sealedList
	readVectors(t, "sealed-list-v1.json", &vectors)
	if len(vectors) == 0 {
		t.Fatal("no vectors")
	}
	for _, v := range vectors {
		v := v
		t.Run(v.Name, func(t *testing.T) {
			prk := listKey(unhex(t, v.Seed), []byte(v.Setup), unhex(t, v.Beacon))
			if hex.EncodeToString(prk) != v.Prk {
				t.Fatal("another list key")
			}
			lists, leaves, err := v.seal(prk)
			if err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(lists, v.Lists) {
				t.Errorf("%v, want %v", lists, v.Lists)
			}
			root := rootOf(leaves)
			if hex.EncodeToString(leaves[0]) != v.FirstLeaf || len(leaves) != v.Leaves || hex.EncodeToString(root[:]) != v.Root {
				t.Error("other leaves")
			}
		})
	}
}

func TestADesignThatIsNotKnownIsRefused(t *testing.T) {
	p := plan{Policy: policy{Design: "urn"}}
	if _, err := p.list(make([]byte, 32)); err == nil {
		t.Fatal("made a list")
	}
}

func TestTheGeneratorIsThatOfNist(t *testing.T) {
	var file struct {
		Vectors []struct{ EntropyInput, Nonce, ReturnedBits string }
	}
	readVectors(t, "cavp-hmac-drbg-sha256.json", &file)
	for i, v := range file.Vectors {
		d := newDrbg(append(unhex(t, v.EntropyInput), unhex(t, v.Nonce)...))
		d.generate(128)
		if got := hex.EncodeToString(d.generate(128)); got != v.ReturnedBits {
			t.Errorf("%d: %s, want %s", i, got, v.ReturnedBits)
		}
	}
	if len(file.Vectors) == 0 {
		t.Fatal("no vectors")
	}
}
