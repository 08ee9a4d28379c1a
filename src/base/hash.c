#include "base/hash.h"

#include <assert.h>

uint64_t tct_hash(tct_str text) {
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    for (size_t i = 0; i < text.size; i++)
        hash = (hash ^ (unsigned char)text.data[i]) * UINT64_C(0x100000001b3);
    return tct_hash_mix(hash);
}

uint64_t tct_hash_quick(tct_str text) {
    uint64_t hash = text.size * UINT64_C(0x9E3779B97F4A7C15), word;
    for (; text.size > sizeof word; text = tct_str_range(text, sizeof word, text.size)) {
        memcpy(&word, text.data, sizeof word);
        hash = (hash ^ word) * UINT64_C(0xD6E8FEB86659FD93);
        hash ^= hash >> 32;
    }
    word = 0;
    if (text.size) memcpy(&word, text.data, text.size);
    return tct_hash_mix(hash ^ word);
}

void tct_sha256_init(tct_sha256 *sha) {
    static const uint32_t start[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                      0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    *sha = (tct_sha256){.size = 0};
    memcpy(sha->state, start, sizeof start);
}

static uint32_t rotate(uint32_t value, unsigned count) {
    return value >> count | value << (32 - count);
}

static const uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

/** The message schedule of FIPS 180-4, section 6.2.2, step 1. */
static void schedule(const unsigned char *block, uint32_t w[64]) {
    for (size_t i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
               (uint32_t)block[4 * i + 2] << 8 | (uint32_t)block[4 * i + 3];
    for (size_t i = 16; i < 64; i++) {
        const uint32_t s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
        const uint32_t s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
}

/** FIPS 180-4, section 6.2.2, steps 2 to 4. The eight variables stay in registers. */
static void compress(uint32_t state[8], const unsigned char *block) {
    uint32_t w[64];
    schedule(block, w);
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    for (size_t i = 0; i < 64; i++) {
        const uint32_t e1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
        const uint32_t t1 = h + e1 + ((e & f) ^ (~e & g)) + round_constants[i] + w[i];
        const uint32_t e0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
        const uint32_t t2 = e0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + t1;
        d = c, c = b, b = a, a = t1 + t2;
    }
    const uint32_t sums[8] = {a, b, c, d, e, f, g, h};
    for (size_t i = 0; i < 8; i++)
        state[i] += sums[i];
}

void tct_sha256_update(tct_sha256 *sha, tct_str bytes) {
    assert(sha);
    for (size_t at = 0; at < bytes.size;) {
        const size_t filled = sha->size % 64;
        const size_t taken = 64 - filled < bytes.size - at ? 64 - filled : bytes.size - at;
        memcpy(sha->block + filled, bytes.data + at, taken);
        sha->size += taken;
        at += taken;
        if (sha->size % 64 == 0) compress(sha->state, sha->block);
    }
}

void tct_sha256_hex(tct_sha256 *sha, char hex[65]) {
    static const char digits[] = "0123456789abcdef";
    static const char padding[64] = "\x80";
    const uint64_t bits = sha->size * 8;
    const size_t filled = sha->size % 64;
    tct_sha256_update(sha, (tct_str){padding, filled < 56 ? 56 - filled : 120 - filled});
    char length[8];
    for (size_t i = 0; i < 8; i++)
        length[i] = (char)(bits >> (56 - 8 * i));
    tct_sha256_update(sha, (tct_str){length, 8});
    assert(sha->size % 64 == 0);
    for (size_t i = 0; i < 64; i++)
        hex[i] = digits[sha->state[i / 8] >> (28 - 4 * (i % 8)) & 15];
    hex[64] = '\0';
}
