package thirdparty

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"testing"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// logFolder is where tests/Trial.Functions.Tests wrote a log.
const logFolder = "TRIAL_LOG"

// Past this size a test takes some entries or tiles and not all of them one by one.
const oneByOne = 1000

func open(t *testing.T) (*folder, []int64) {
	t.Helper()
	root := os.Getenv(logFolder)
	if _, err := os.Stat(root); err != nil {
		t.Skipf("no log to verify: %s is the folder that the .NET tests leave one in", logFolder)
	}
	files, err := filepath.Glob(filepath.Join(root, "checkpoints", "*"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no checkpoint in %s", root)
	}
	var sizes []int64
	for _, file := range files {
		size, err := strconv.ParseInt(filepath.Base(file), 10, 64)
		if err != nil {
			t.Fatal(err)
		}
		sizes = append(sizes, size)
	}
	sort.Slice(sizes, func(i, j int) bool { return sizes[i] < sizes[j] })
	return openFolder(root), sizes
}

func eachSize(t *testing.T, test func(t *testing.T, f *folder, size int64)) {
	f, sizes := open(t)
	for _, size := range sizes {
		size := size
		t.Run(fmt.Sprint(size), func(t *testing.T) { test(t, f, size) })
	}
}

func TestNoteOpensWithEveryKeyAlone(t *testing.T) {
	eachSize(t, func(t *testing.T, f *folder, size int64) {
		if _, err := f.tree(size); err != nil {
			t.Fatal(err)
		}
		verifiers, _ := f.verifiers()
		if len(verifiers) != 2 {
			t.Fatalf("%d keys, want an Ed25519 and an ECDSA one", len(verifiers))
		}
		msg, _ := f.read(checkpointPath(size))
		for _, v := range verifiers {
			if n, err := note.Open(msg, note.VerifierList(v)); err != nil || len(n.Sigs) != 1 || len(n.UnverifiedSigs) != 1 {
				t.Errorf("%T: %v", v, err)
			}
		}
	})
}

func TestAllFilesAreUnderTheCheckpoint(t *testing.T) {
	eachSize(t, func(t *testing.T, f *folder, size int64) {
		if err := f.verify(size); err != nil {
			t.Fatal(err)
		}
	})
}

func TestEveryEntryIsIncluded(t *testing.T) {
	eachSize(t, func(t *testing.T, f *folder, size int64) {
		tree, err := f.tree(size)
		if err != nil {
			t.Fatal(err)
		}
		entries, err := f.entries(size)
		if err != nil {
			t.Fatal(err)
		}
		reader := tlog.TileHashReader(tree, f)
		for n := int64(0); n < size; n += stride(size) {
			proof, err := tlog.ProveRecord(size, n, reader)
			if err != nil {
				t.Fatal(err)
			}
			if err := tlog.CheckRecord(proof, size, tree.Hash, n, tlog.RecordHash(entries[n])); err != nil {
				t.Fatalf("entry %d: %v", n, err)
			}
			if err := tlog.CheckRecord(proof, size, tree.Hash, n, tlog.RecordHash(append([]byte{0}, entries[n]...))); err == nil {
				t.Fatalf("another entry %d is in the log too", n)
			}
		}
	})
}

func TestEveryPairOfCheckpointsIsConsistent(t *testing.T) {
	f, sizes := open(t)
	for i, newer := range sizes {
		for _, older := range sizes[:i] {
			older, newer := older, newer
			t.Run(fmt.Sprintf("%d-%d", older, newer), func(t *testing.T) {
				then, err := f.tree(older)
				if err != nil {
					t.Fatal(err)
				}
				now, err := f.tree(newer)
				if err != nil {
					t.Fatal(err)
				}
				proof, err := tlog.ProveTree(newer, older, tlog.TileHashReader(now, f))
				if err != nil {
					t.Fatal(err)
				}
				if err := tlog.CheckTree(proof, newer, now.Hash, older, then.Hash); err != nil {
					t.Fatal(err)
				}
				then.Hash[0] ^= 1
				if err := tlog.CheckTree(proof, newer, now.Hash, older, then.Hash); err == nil {
					t.Fatal("another tree is consistent too")
				}
			})
		}
	}
}

func TestOneChangedByteOfTheCheckpointIsRefused(t *testing.T) {
	eachSize(t, func(t *testing.T, f *folder, size int64) {
		path := checkpointPath(size)
		msg, _ := f.read(path)
		for i := range msg {
			if _, err := f.with(path, changed(msg, i)).tree(size); err == nil {
				t.Errorf("byte %d of %q", i, msg)
			}
		}
	})
}

func TestOneChangedByteOfATileIsRefused(t *testing.T) {
	eachSize(t, func(t *testing.T, f *folder, size int64) {
		tiles := tilesOf(size)
		sort.Slice(tiles, func(i, j int) bool { return tiles[i].Path() < tiles[j].Path() })
		for i := 0; i < len(tiles); i += int(stride(size))/10 + 1 {
			path := tilePath(tiles[i])
			data, err := f.read(path)
			if err != nil {
				t.Fatal(err)
			}
			for _, at := range []int{0, len(data) / 2, len(data) - 1} {
				if err := f.with(path, changed(data, at)).verify(size); err == nil {
					t.Errorf("byte %d of %s", at, path)
				}
			}
			if err := f.with(path, data[:len(data)-1]).verify(size); err == nil {
				t.Errorf("%s without its last byte", path)
			}
		}
	})
}

func stride(size int64) int64 {
	if size <= oneByOne {
		return 1
	}
	return 251
}

func changed(data []byte, at int) []byte {
	other := append([]byte(nil), data...)
	other[at] ^= 1
	return other
}
