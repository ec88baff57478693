package thirdparty

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"strings"

	"golang.org/x/mod/sumdb/note"
)

// typeECDSA is the signature type of c2sp.org/signed-note that x/mod does not know.
const typeECDSA = 2

// ecdsaVerifier is a note.Verifier for type 02: the key id is of the DER SPKI alone.
type ecdsaVerifier struct {
	name string
	hash uint32
	key  *ecdsa.PublicKey
}

func (v ecdsaVerifier) Name() string    { return v.name }
func (v ecdsaVerifier) KeyHash() uint32 { return v.hash }
func (v ecdsaVerifier) Verify(msg, sig []byte) bool {
	digest := sha256.Sum256(msg)
	return ecdsa.VerifyASN1(v.key, digest[:], sig)
}

// newVerifier reads a vkey of type 01 with x/mod, and one of type 02 with Go's own crypto.
func newVerifier(vkey string) (note.Verifier, error) {
	parts := strings.SplitN(vkey, "+", 3)
	if len(parts) != 3 {
		return nil, errors.New("malformed vkey")
	}
	key, err := base64.StdEncoding.Strict().DecodeString(parts[2])
	if err != nil || len(key) == 0 {
		return nil, errors.New("malformed vkey")
	}
	if key[0] != typeECDSA {
		return note.NewVerifier(vkey)
	}

	spki := key[1:]
	public, err := x509.ParsePKIXPublicKey(spki)
	if err != nil {
		return nil, err
	}
	p256, ok := public.(*ecdsa.PublicKey)
	if !ok || p256.Curve != elliptic.P256() {
		return nil, errors.New("not a P-256 key")
	}

	id := sha256.Sum256(spki)
	if fmt.Sprintf("%x", id[:4]) != parts[1] {
		return nil, errors.New("the key id is not the key's")
	}
	return ecdsaVerifier{parts[0], binary.BigEndian.Uint32(id[:]), p256}, nil
}
