package thirdparty

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"sort"
	"strconv"

	"golang.org/x/mod/sumdb/tlog"
)

// A plan is all that shapes a sealed list but its key.
type plan struct {
	Arms     []string `json:"arms"`
	Ratio    []int    `json:"ratio"`
	Strata   []string `json:"strata"`
	Capacity int      `json:"capacity"`
	Leaves   int      `json:"leaves"`
	Policy   policy   `json:"policy"`
}

// A policy is a list design, spelled as it is committed to.
type policy struct {
	Design    string `json:"design"`
	Sizes     []int  `json:"sizes"`
	Tolerance int    `json:"tolerance"`
	Urn       int    `json:"urn"`
}

// listKey derives PRK from the seed, the bytes of the setup and the beacon.
func listKey(seed, setup, beacon []byte) []byte {
	salt := sha256.Sum256(setup)
	return extract(append(salt[:], beacon...), seed)
}

func stratumKey(prk []byte, stratum string) []byte {
	return expand(prk, "trial/v1/stratum\n"+stratum, 32)
}

// list gives the arms of one stratum, as indexes into the plan's, in the order in which they are drawn.
func (p *plan) list(key []byte) ([]int, error) {
	w := &words{source: newDrbg(expand(key, "list", 48))}
	switch p.Policy.Design {
	case "permuted-blocks":
		return p.blocks(w), nil
	case "big-stick":
		return p.stick(w), nil
	case "block-urn":
		return p.urn(w), nil
	case "simple":
		return p.simple(w), nil
	}
	return nil, fmt.Errorf("unknown design %q", p.Policy.Design)
}

func (p *plan) blocks(w *words) (list []int) {
	for len(list) < p.Capacity {
		size := p.Policy.Sizes[w.below(len(p.Policy.Sizes))]
		var block []int
		for arm, share := range p.Ratio {
			for n := size / sum(p.Ratio) * share; n > 0; n-- {
				block = append(block, arm)
			}
		}
		for i := size - 1; i >= 1; i-- {
			j := w.below(i + 1)
			block[i], block[j] = block[j], block[i]
		}
		list = append(list, block...)
	}
	return list
}

func (p *plan) stick(w *words) (list []int) {
	lead := 0
	for len(list) < p.Capacity {
		arm := 0
		switch lead {
		case p.Policy.Tolerance:
			arm = 1
		case -p.Policy.Tolerance:
		default:
			arm = w.below(2)
		}
		lead += 1 - 2*arm
		list = append(list, arm)
	}
	return list
}

func (p *plan) urn(w *words) (list []int) {
	active, used := make([]int, len(p.Ratio)), make([]int, len(p.Ratio))
	for arm, share := range p.Ratio {
		active[arm] = p.Policy.Urn * share
	}
	for len(list) < p.Capacity {
		arm := armAt(active, w.below(sum(active)))
		active[arm]--
		used[arm]++
		isSet := true
		for k, share := range p.Ratio {
			isSet = isSet && used[k] >= share
		}
		for k, share := range p.Ratio {
			if isSet {
				used[k] -= share
				active[k] += share
			}
		}
		list = append(list, arm)
	}
	return list
}

func (p *plan) simple(w *words) (list []int) {
	for len(list) < p.Capacity {
		list = append(list, armAt(p.Ratio, w.below(sum(p.Ratio))))
	}
	return list
}

// armAt gives the arm in whose share of 0 to the sum of shares − 1 a number falls.
func armAt(shares []int, number int) int {
	arm := 0
	for ; number >= shares[arm]; arm++ {
		number -= shares[arm]
	}
	return arm
}

func sum(numbers []int) (total int) {
	for _, number := range numbers {
		total += number
	}
	return total
}

// seal makes the lists of all strata, and their leaves as they are published.
func (p *plan) seal(prk []byte) (lists map[string]string, leaves [][]byte, err error) {
	lists = make(map[string]string)
	for _, stratum := range p.Strata {
		key := stratumKey(prk, stratum)
		arms, err := p.list(key)
		if err != nil {
			return nil, nil, err
		}
		for i, arm := range arms {
			lists[stratum] += p.Arms[arm]
			leaves = append(leaves, envelope(key, stratum, strconv.Itoa(i+1), p.Arms[arm]))
		}
	}
	for j := 0; len(leaves) < p.Leaves; j++ {
		leaves = append(leaves, append([]byte(leafDomain), expand(prk, "trial/v1/pad\n"+strconv.Itoa(j), 64)...))
	}
	sort.Slice(leaves, func(i, j int) bool { return bytes.Compare(leaves[i], leaves[j]) < 0 })
	return lists, leaves, nil
}

func envelope(key []byte, stratum, number, arm string) []byte {
	cPos := hashOf("trial/v1/pos\n", expand(key, "pos\n"+number, 32), []byte(stratum+"\n"+number))
	cArm := hashOf("trial/v1/arm\n", expand(key, "arm\n"+number, 32), []byte(arm))
	return append(append([]byte(leafDomain), cPos[:]...), cArm[:]...)
}

// rootOf is the RFC 6962 root of leaves, a power of two of them.
func rootOf(leaves [][]byte) tlog.Hash {
	level := make([]tlog.Hash, len(leaves))
	for i, leaf := range leaves {
		level[i] = tlog.RecordHash(leaf)
	}
	for ; len(level) > 1; level = level[:len(level)/2] {
		for i := 0; i < len(level)/2; i++ {
			level[i] = tlog.NodeHash(level[2*i], level[2*i+1])
		}
	}
	return level[0]
}
