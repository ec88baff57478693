#!/usr/bin/env python3
"""Makes ed25519-v1.json: signatures at the edges of RFC 8032, by plain arithmetic on the curve.

For each it says what Go's crypto/ed25519 answers (tests/thirdparty asks it) and what
Trial answers: the same or less. Trial takes only points of prime order in their one spelling.
"""
import hashlib
import json
import pathlib

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
IDENTITY = (0, 1)

# RFC 8032, section 7.1: tests 1, 2, 3 and SHA(abc), by private key and message.
RFC_8032 = [
    ("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", b""),
    ("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb", b"\x72"),
    ("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7", b"\xaf\x82"),
    ("833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42", hashlib.sha512(b"abc").digest()),
]


def add(p, q):
    (x1, y1), (x2, y2) = p, q
    product = D * x1 * x2 * y1 * y2
    return ((x1 * y2 + x2 * y1) * pow(1 + product, P - 2, P) % P, (y1 * y2 + x1 * x2) * pow(1 - product, P - 2, P) % P)


def times(n, p):
    result = IDENTITY
    while n:
        if n & 1:
            result = add(result, p)
        p = add(p, p)
        n >>= 1
    return result


def negate(p):
    return (-p[0] % P, p[1])


def encode(p):
    return (p[1] | (p[0] & 1) << 255).to_bytes(32, "little")


def decode(data):
    """As Go does: y may be at or above p, and x = 0 may have its sign set."""
    number = int.from_bytes(data, "little")
    y, sign = number % 2**255 % P, number >> 255
    u, v = (y * y - 1) % P, (D * y * y + 1) % P
    x = u * pow(v, P - 2, P) % P
    x = pow(x, (P + 3) // 8, P)
    if (v * x * x - u) % P:
        x = x * ROOT % P
    if (v * x * x - u) % P:
        return None
    return (-x % P if x & 1 != sign else x, y)


def little(data):
    return int.from_bytes(data, "little")


def challenge(r, a, message):
    return little(hashlib.sha512(r + a + message).digest()) % L


def go(a, r, s, message):
    """Go's equation, without the cofactor: R is compared as bytes."""
    point = decode(a)
    return point is not None and s < L and encode(add(times(s, BASE), negate(times(challenge(r, a, message), point)))) == r


def is_prime_order(data):
    point = decode(data)
    return point is not None and encode(point) == data and point != IDENTITY and times(L, point) == IDENTITY


BASE = decode((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
vectors = []


def take(name, a, r, s, message, private=None):
    accepts = go(a, r, s, message)
    vectors.append({
        "name": name,
        **({"private": private.hex()} if private else {}),
        "key": a.hex(),
        "message": message.hex(),
        "signature": (r + s.to_bytes(32, "little")).hex(),
        "go": accepts,
        "trial": accepts and is_prime_order(a) and is_prime_order(r),
    })
    return accepts


def expand(private):
    digest = hashlib.sha512(private).digest()
    return little(digest[:32]) & (2**254 - 8) | 2**254, digest[32:]


def sign(private, message):
    secret, prefix = expand(private)
    a = encode(times(secret, BASE))
    nonce = little(hashlib.sha512(prefix + message).digest()) % L
    r = encode(times(nonce, BASE))
    return a, r, (nonce + challenge(r, a, message) * secret) % L


def generator_of_order_8():
    y = 2
    while True:
        point = decode(y.to_bytes(32, "little"))
        if point and times(4, times(L, point)) != IDENTITY:
            return times(L, point)
        y += 1


EIGHT = generator_of_order_8()
TORSION = [times(i, EIGHT) for i in range(8)]


def spellings(point):
    """Every encoding that Go reads as this point."""
    found = [encode(point)]
    for y in [point[1], point[1] + P]:
        for sign_bit in [0, 1]:
            data = (y | sign_bit << 255).to_bytes(32, "little") if y < 2**255 else None
            if data and decode(data) == point and data not in found:
                found.append(data)
    return found


def of_the_standard():
    for number, (private, message) in enumerate(RFC_8032):
        private = bytes.fromhex(private)
        a, r, s = sign(private, message)
        take(f"RFC 8032, {number + 1}", a, r, s, message, private)
        take(f"RFC 8032, {number + 1}, S + L", a, r, s + L, message)
        take(f"RFC 8032, {number + 1}, S + 8 L", a, r, s + 8 * L, message)
        take(f"RFC 8032, {number + 1}, another message", a, r, s, message + b"\0")
        take(f"RFC 8032, {number + 1}, R negated", a, encode(negate(decode(r))), s, message)
        take(f"RFC 8032, {number + 1}, S negated", a, r, L - s, message)


def of_small_keys():
    """A key of small order signs with nobody's secret: Go takes what its equation takes."""
    for index, point in enumerate(TORSION):
        for spelling, a in enumerate(spellings(point)):
            for commitment in TORSION:
                for r in spellings(commitment):
                    message = next((m for m in map(lambda i: bytes([i]), range(64))
                                    if add(commitment, times(challenge(r, a, m), point)) == IDENTITY), None)
                    if message is not None and (r != encode(commitment) or commitment in (IDENTITY, point)):
                        take(f"key {index} T8, spelling {spelling + 1}; R = {TORSION.index(commitment)} T8, spelling {spellings(commitment).index(r) + 1}",
                             a, r, 0, message)


def of_mixed_keys():
    """A key with a part of small order: Go's answer hangs on the message."""
    secret, prefix = expand(bytes.fromhex(RFC_8032[0][0]))
    for index, part in enumerate(TORSION[1:], 1):
        a = encode(add(times(secret, BASE), part))
        seen = set()
        for i in range(64):
            message = bytes([i])
            nonce = little(hashlib.sha512(prefix + message).digest()) % L
            r = encode(times(nonce, BASE))
            s = (nonce + challenge(r, a, message) * secret) % L
            answer = go(a, r, s, message)
            if answer not in seen:
                seen.add(answer)
                take(f"key with {index} T8, k times it is {'nothing' if answer else 'left'}", a, r, s, message)


def of_mixed_commitments():
    """An R with a part of small order: a verifier that multiplies by 8, or by a number of its own choice, may take it."""
    secret, prefix = expand(bytes.fromhex(RFC_8032[0][0]))
    a = encode(times(secret, BASE))
    for i in range(32):
        message = bytes([i])
        nonce = little(hashlib.sha512(prefix + message).digest()) % L
        r = encode(add(times(nonce, BASE), TORSION[1 + i % 7]))
        take(f"R with {1 + i % 7} T8, message {i}", a, r, (nonce + challenge(r, a, message) * secret) % L, message)


def of_no_points():
    a, r, s = sign(bytes.fromhex(RFC_8032[0][0]), b"")
    no_point = next(y.to_bytes(32, "little") for y in range(2, 99) if decode(y.to_bytes(32, "little")) is None)
    take("key is no point", no_point, r, s, b"")
    take("R is no point", a, no_point, s, b"")
    take("all zero", bytes(32), bytes(32), 0, b"")
    take("all ones", b"\xff" * 32, b"\xff" * 32, 2**256 - 1, b"")


of_the_standard()
of_small_keys()
of_mixed_keys()
of_mixed_commitments()
of_no_points()
path = pathlib.Path(__file__).with_suffix(".json")
lines = ",\n".join("  " + json.dumps(vector) for vector in vectors)
path.write_text('{\n "origin": "made by ed25519-v1.py; private keys and messages of the first four from RFC 8032, section 7.1",\n "vectors": [\n' + lines + "\n ]\n}\n")
