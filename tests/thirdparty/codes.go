package thirdparty

import (
	"encoding/binary"
	"math/big"
	"strings"
)

const symbols = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"

// twice multiplies by 2 in GF(32) with x^5 + x^2 + 1.
func twice(acc int) int {
	if acc *= 2; acc > 31 {
		acc ^= 0b100101
	}
	return acc
}

// checked writes a number as count symbols and their check symbol.
func checked(number *big.Int, count int) string {
	text, acc := "", 0
	for i := count - 1; i >= 0; i-- {
		symbol := int(new(big.Int).And(new(big.Int).Rsh(number, uint(5*i)), big.NewInt(31)).Int64())
		text += symbols[symbol : symbol+1]
		acc = twice(acc) ^ symbol
	}
	return text + symbols[twice(acc):twice(acc)+1]
}

// fits says whether a text of symbols alone ends in its check symbol.
func fits(text string) bool {
	acc := 0
	for _, letter := range text {
		symbol := strings.IndexRune(symbols, letter)
		if symbol < 0 {
			return false
		}
		acc = twice(acc) ^ symbol
	}
	return acc == 0
}

// codeOf gives the 10 bytes of a token's code, and the code without hyphens.
func codeOf(pepper, token []byte) (code []byte, text string) {
	code = hmacOf(pepper, []byte("trial/v1/token\n"), token)[:10]
	return code, checked(new(big.Int).SetBytes(code), 16)
}

func codeRow(pepper, code []byte) []byte { return hmacOf(pepper, []byte("trial/v1/code\n"), code) }

// slipOf writes a slip's number, without hyphens.
func slipOf(number uint64) string { return checked(new(big.Int).SetUint64(number), 10) }

func slipRow(pepper []byte, number uint64) []byte {
	return hmacOf(pepper, []byte("trial/v1/slip\n"), binary.BigEndian.AppendUint64(nil, number)[1:])
}

// submissionHash is what a token is bound to; said is canonical JSON.
func submissionHash(pepper, token, said []byte) []byte {
	return hmacOf(pepper, []byte("trial/v1/submission\n"), token, said)
}
