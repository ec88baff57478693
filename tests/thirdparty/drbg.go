package thirdparty

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
)

func hmacOf(key []byte, parts ...[]byte) []byte {
	mac := hmac.New(sha256.New, key)
	for _, part := range parts {
		mac.Write(part)
	}
	return mac.Sum(nil)
}

// extract is HKDF-Extract of RFC 5869 with SHA-256.
func extract(salt, key []byte) []byte { return hmacOf(salt, key) }

// expand is HKDF-Expand of RFC 5869 with SHA-256.
func expand(key []byte, info string, size int) []byte {
	var out, block []byte
	for n := byte(1); len(out) < size; n++ {
		block = hmacOf(key, block, []byte(info), []byte{n})
		out = append(out, block...)
	}
	return out[:size]
}

// A drbg is HMAC_DRBG with SHA-256 of NIST SP 800-90A 10.1.2, without reseeding and personalization.
type drbg struct{ key, value []byte }

func newDrbg(seed []byte) *drbg {
	d := &drbg{key: make([]byte, 32), value: make([]byte, 32)}
	for i := range d.value {
		d.value[i] = 1
	}
	d.update(seed)
	return d
}

func (d *drbg) update(data []byte) {
	d.key = hmacOf(d.key, d.value, []byte{0}, data)
	d.value = hmacOf(d.key, d.value)
	if data != nil {
		d.key = hmacOf(d.key, d.value, []byte{1}, data)
		d.value = hmacOf(d.key, d.value)
	}
}

func (d *drbg) generate(size int) []byte {
	var out []byte
	for len(out) < size {
		d.value = hmacOf(d.key, d.value)
		out = append(out, d.value...)
	}
	d.update(nil)
	return out[:size]
}

// words are the numbers that a list is made of.
type words struct {
	source *drbg
	left   []byte
}

// below gives a number from 0 to n−1, each from equally many words.
func (w *words) below(n int) int {
	end := 1<<32 - (1<<32)%uint64(n)
	for {
		if len(w.left) == 0 {
			w.left = w.source.generate(1024)
		}
		word := uint64(binary.BigEndian.Uint32(w.left))
		w.left = w.left[4:]
		if word < end {
			return int(word % uint64(n))
		}
	}
}
