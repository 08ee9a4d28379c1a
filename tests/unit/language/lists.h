/** @file lists.h Fixture: a tokeniser from the word lists of the source tree, without a pack. */
#ifndef TEST_LANGUAGE_LISTS_H
#define TEST_LANGUAGE_LISTS_H

#include <stdio.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "base/file.h"
#include "language/tokens.h"

static inline void lists_add_file(tct_tokeniser *tokeniser, const char *code, const char *list) {
    char path[1024];
    const char *source = getenv("TERCET_SOURCE");
    snprintf(path, sizeof path, "%s/ontology/lang/%s/%s.tsv", source ? source : ".", code, list);
    tct_buffer bytes;
    tct_buffer_init(&bytes, &tct_heap, 1u << 24);
    if (tct_file_read(path, &bytes) == TCT_OK) {
        for (tct_str rest = tct_buffer_str(&bytes); rest.size;) {
            tct_str line = tct_str_split(&rest, '\n'), columns[3];
            if (line.size == 0 || line.data[0] == '#') continue;
            for (int i = 0; i < 3; i++)
                columns[i] = tct_str_split(&line, '\t');
            assert_int_equal(tct_tokeniser_add(tokeniser, tct_str_of(list), columns), TCT_OK);
        }
    }
    tct_buffer_clear(&bytes);
}

/** Free with tct_tokeniser_free(). */
static inline tct_tokeniser *lists_tokeniser(const char *code) {
    tct_tokeniser *tokeniser = NULL;
    assert_int_equal(tct_tokeniser_empty(&tct_heap, &tokeniser), TCT_OK);
    for (size_t i = 0; tct_tokeniser_lists[i]; i++)
        lists_add_file(tokeniser, code, tct_tokeniser_lists[i]);
    return tokeniser;
}

#endif
