/** @file test.h cmocka with what it needs, and a few helpers for all unit tests. */
#ifndef TCT_TEST_H
#define TCT_TEST_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka.h comes last by its own rule */
#include <cmocka.h>

#include "base/str.h"

/** Fails unless @p slice is the text of the C string @p expected. */
#define assert_str(slice, expected)                                                                          \
    do {                                                                                                     \
        const tct_str assert_str_ = (slice);                                                                 \
        const tct_str assert_expected_ = tct_str_of(expected);                                               \
        if (!tct_str_equal(assert_str_, assert_expected_))                                                   \
            fail_msg("got \"%.*s\", expected \"%.*s\"", TCT_ARG(assert_str_), TCT_ARG(assert_expected_));    \
    } while (0)

#define assert_ok(expression) assert_int_equal((expression), TCT_OK)

#endif
