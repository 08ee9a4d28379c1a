/** @file hash.h Hashes: a fast one for tables (never in output), SHA-256 (FIPS 180-4) for identity and
 * checksums. */
#ifndef TCT_BASE_HASH_H
#define TCT_BASE_HASH_H

#include "base/str.h"

/** 64-bit hash of bytes, the same on every machine (FNV-1a with a final avalanche). */
uint64_t tct_hash(tct_str text);
/** The same purpose at an eighth of the work for long texts; differs between machines, so for tables that
 * only this process sees. */
uint64_t tct_hash_quick(tct_str text);
/** Mixes a 64-bit value (splitmix64 finaliser). */
static inline uint64_t tct_hash_mix(uint64_t value) {
    value ^= value >> 30;
    value *= UINT64_C(0xbf58476d1ce4e5b9);
    value ^= value >> 27;
    value *= UINT64_C(0x94d049bb133111eb);
    return value ^ (value >> 31);
}

/** Running SHA-256. */
typedef struct {
    uint32_t state[8];
    uint64_t size; /**< bytes taken so far */
    unsigned char block[64];
} tct_sha256;

void tct_sha256_init(tct_sha256 *sha);
void tct_sha256_update(tct_sha256 *sha, tct_str bytes);
/** Writes 64 lower-case hex digits and a NUL. */
void tct_sha256_hex(tct_sha256 *sha, char hex[65]);

#endif
