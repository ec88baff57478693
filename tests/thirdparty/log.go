// Package thirdparty verifies a log of Trial with Go's own packages for
// transparency logs, golang.org/x/mod/sumdb/note and sumdb/tlog.
//
//	keys                   the log's vkeys, one a line
//	checkpoints/<size>     every checkpoint that was published
//	tile/...               the tiles of all of them, as c2sp.org/tlog-tiles names them
package thirdparty

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// height is the tile height that tlog-tiles fixes: 2^8 hashes wide.
const height = 8

// A folder is a log's files, some of them replaced in memory by a test.
type folder struct {
	root     string
	replaced map[string][]byte
	cache    map[string][]byte
}

func openFolder(root string) *folder {
	return &folder{root: root, cache: map[string][]byte{}}
}

// with returns the same log with other bytes at one path.
func (f *folder) with(path string, data []byte) *folder {
	return &folder{f.root, map[string][]byte{path: data}, f.cache}
}

func (f *folder) read(path string) ([]byte, error) {
	if data, ok := f.replaced[path]; ok {
		return data, nil
	}
	if data, ok := f.cache[path]; ok {
		return data, nil
	}
	data, err := os.ReadFile(filepath.Join(f.root, filepath.FromSlash(path)))
	if err == nil {
		f.cache[path] = data
	}
	return data, err
}

func (f *folder) verifiers() ([]note.Verifier, error) {
	keys, err := f.read("keys")
	if err != nil {
		return nil, err
	}
	var verifiers []note.Verifier
	for _, vkey := range strings.Split(strings.TrimSuffix(string(keys), "\n"), "\n") {
		v, err := newVerifier(vkey)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", vkey, err)
		}
		verifiers = append(verifiers, v)
	}
	return verifiers, nil
}

// tree opens the checkpoint of a size; every one of the log's keys must have signed it.
// tlog.ParseTree reads only the Go checksum database's own first line, so the text is read here.
func (f *folder) tree(size int64) (tlog.Tree, error) {
	verifiers, err := f.verifiers()
	if err != nil {
		return tlog.Tree{}, err
	}
	msg, err := f.read(checkpointPath(size))
	if err != nil {
		return tlog.Tree{}, err
	}
	n, err := note.Open(msg, note.VerifierList(verifiers...))
	if err != nil {
		return tlog.Tree{}, err
	}
	if len(n.Sigs) != len(verifiers) {
		return tlog.Tree{}, fmt.Errorf("%d of %d keys signed", len(n.Sigs), len(verifiers))
	}

	for _, sig := range n.Sigs {
		// x/mod lets the bits after the last byte be anything; Trial's formats have one spelling.
		if _, err := base64.StdEncoding.Strict().DecodeString(sig.Base64); err != nil {
			return tlog.Tree{}, err
		}
	}

	lines := strings.Split(n.Text, "\n")
	if len(lines) != 4 || lines[0] != verifiers[0].Name() || lines[1] != strconv.FormatInt(size, 10) {
		return tlog.Tree{}, errors.New("malformed checkpoint")
	}
	root, err := base64.StdEncoding.Strict().DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return tlog.Tree{}, errors.New("malformed root")
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return tree, nil
}

// entries reads every entry of a size out of its bundles.
func (f *folder) entries(size int64) ([][]byte, error) {
	var entries [][]byte
	for first := int64(0); first < size; first += 1 << height {
		width := int64(1 << height)
		if size-first < width {
			width = size - first
		}
		data, err := f.read(tilePath(tlog.Tile{H: height, L: -1, N: first >> height, W: int(width)}))
		if err != nil {
			return nil, err
		}
		for ; width > 0; width-- {
			if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
				return nil, errors.New("a bundle ends too early")
			}
			end := 2 + int(binary.BigEndian.Uint16(data))
			entries = append(entries, data[2:end])
			data = data[end:]
		}
		if len(data) > 0 {
			return nil, errors.New("a bundle goes on after its last entry")
		}
	}
	return entries, nil
}

// verify holds all files of one size against its signed checkpoint: every entry
// and every hash of every tile.
func (f *folder) verify(size int64) error {
	tree, err := f.tree(size)
	if err != nil {
		return err
	}
	entries, err := f.entries(size)
	if err != nil {
		return err
	}
	reader := tlog.TileHashReader(tree, f)
	for level := 0; size>>level > 0; level += height {
		var indexes []int64
		for n := int64(0); n < size>>level; n++ {
			indexes = append(indexes, tlog.StoredHashIndex(level, n))
		}
		hashes, err := reader.ReadHashes(indexes)
		if err != nil {
			return err
		}
		for n := 0; level == 0 && n < len(entries); n++ {
			if tlog.RecordHash(entries[n]) != hashes[n] {
				return fmt.Errorf("entry %d is not the one in the tree", n)
			}
		}
	}
	return nil
}

// Height, ReadTiles and SaveTiles make a folder a tlog.TileReader.
func (f *folder) Height() int { return height }

func (f *folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	data := make([][]byte, len(tiles))
	for i, tile := range tiles {
		var err error
		if data[i], err = f.read(tilePath(tile)); err != nil {
			return nil, err
		}
	}
	return data, nil
}

func (f *folder) SaveTiles([]tlog.Tile, [][]byte) {}

func checkpointPath(size int64) string { return fmt.Sprintf("checkpoints/%d", size) }

// tilePath is tlog's own path without the height, which tlog-tiles fixes, and with its word for entries.
func tilePath(tile tlog.Tile) string {
	path := strings.Replace(tile.Path(), fmt.Sprintf("tile/%d/", height), "tile/", 1)
	return strings.Replace(path, "tile/data/", "tile/entries/", 1)
}

// tilesOf lists the tiles of a tree of this size, as wide as they are, entries last.
func tilesOf(size int64) []tlog.Tile {
	widest := map[tlog.Tile]int{}
	for _, tile := range tlog.NewTiles(height, 0, size) {
		key := tile
		key.W = 0
		if tile.W > widest[key] {
			widest[key] = tile.W
		}
	}
	var tiles []tlog.Tile
	for key, width := range widest {
		key.W = width
		tiles = append(tiles, key)
		if key.L == 0 {
			key.L = -1
			tiles = append(tiles, key)
		}
	}
	return tiles
}
