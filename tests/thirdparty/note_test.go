package thirdparty

import (
	"crypto/sha256"
	"fmt"
	"testing"
)

func TestTheNoteOfAnExportIsThatOfTheIndependentProgram(t *testing.T) {
	var vectors struct {
		Exports []struct {
			Setup, Kind, Sums, Bodies, Accesses, Day, Text string
		}
	}
	readVectors(t, "formats-v1.json", &vectors)
	if len(vectors.Exports) == 0 {
		t.Fatal("no vectors")
	}
	for _, v := range vectors.Exports {
		sums := fmt.Sprintf("%x", sha256.Sum256([]byte(v.Sums)))
		if text := exportText(v.Setup, v.Kind, sums, v.Bodies, v.Accesses, v.Day); text != v.Text {
			t.Errorf("another text: %q", text)
		}
	}
}
