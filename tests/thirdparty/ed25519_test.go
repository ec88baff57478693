package thirdparty

import (
	"crypto/ed25519"
	"encoding/json"
	"os"
	"testing"
)

// The vectors say of each signature what Go answers; the .NET tests hold Trial to accepting no more.
func TestVectorsOfEd25519AreAnsweredAsTheySay(t *testing.T) {
	text, err := os.ReadFile("../vectors/ed25519-v1.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Vectors []struct {
			Name, Key, Message, Signature string
			Go                            bool
		}
	}
	if err := json.Unmarshal(text, &file); err != nil {
		t.Fatal(err)
	}
	if len(file.Vectors) == 0 {
		t.Fatal("no vectors")
	}
	for _, v := range file.Vectors {
		if ed25519.Verify(unhex(t, v.Key), unhex(t, v.Message), unhex(t, v.Signature)) != v.Go {
			t.Errorf("%s: Go does not answer %v", v.Name, v.Go)
		}
	}
}
