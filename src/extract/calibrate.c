/*
 * Confidence as a share of right statements: what the passes give by feeling is scaled by what each family of
 * rules was measured to be worth. The table is learnt (tests/quality/calibration.py) and lies in the pack as
 * the chunk "confidence.tsv": pattern of the rule TAB factor in per cent; "*" stands for one part of the
 * rule's name. The longest pattern counts; a rule without one stays as it is.
 */
#include <assert.h>

#include "extract/internal.h"

enum { LARGEST_FACTOR = 400 };

/** True when @p pattern covers @p rule up to its end or a slash. */
static bool covers(tct_str pattern, tct_str rule) {
    size_t at = 0;
    for (size_t i = 0; i < pattern.size; i++) {
        if (pattern.data[i] == '*') {
            while (at < rule.size && rule.data[at] != '/')
                at++;
        } else if (at == rule.size || rule.data[at++] != pattern.data[i]) {
            return false;
        }
    }
    return at == rule.size || rule.data[at] == '/';
}

/** Digits as a number, at most LARGEST_FACTOR. */
static unsigned factor_of(tct_str digits) {
    unsigned value = 0;
    for (size_t i = 0; i < digits.size && digits.data[i] >= '0' && digits.data[i] <= '9'; i++)
        value = value > LARGEST_FACTOR ? value : value * 10 + (unsigned)(digits.data[i] - '0');
    return value < LARGEST_FACTOR ? value : LARGEST_FACTOR;
}

static unsigned factor_for(tct_str table, tct_str rule) {
    unsigned factor = 100;
    size_t longest = 0;
    while (table.size) {
        tct_str line = tct_str_split(&table, '\n');
        const tct_str pattern = tct_str_split(&line, '\t');
        if (pattern.size <= longest || pattern.data[0] == '#' || !covers(pattern, rule)) continue;
        longest = pattern.size;
        factor = factor_of(line);
    }
    assert(factor <= LARGEST_FACTOR);
    return factor;
}

tct_status tct_extract_calibrate(const tct_extract *extract, tct_doc *doc) {
    assert(extract && doc);
    const tct_str table = tct_pack_chunk(extract->pack, "confidence.tsv");
    for (size_t i = 0; table.size && i < doc->relations.count; i++) {
        tct_relation *relation = &doc->relations.items[i];
        const unsigned scaled = (relation->confidence * factor_for(table, relation->rule) + 50) / 100;
        relation->confidence = (uint8_t)(scaled < 1 ? 1 : scaled > 99 ? 99 : scaled);
        assert(relation->confidence >= 1 && relation->confidence <= 99);
    }
    return TCT_OK;
}
