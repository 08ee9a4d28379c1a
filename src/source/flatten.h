/** @file flatten.h Guard before libxml2's HTML parser, whose time is quadratic in nesting and in attributes.
 */
#ifndef TCT_SOURCE_FLATTEN_H
#define TCT_SOURCE_FLATTEN_H

#include "base/buffer.h"

/**
 * Appends @p html to @p out without the tags of elements nested deeper than TCT_LIMIT_HTML_DEPTH and without
 * tags that have absurdly many attributes; their text stays. One pass, linear time.
 * @return number of tags left out.
 */
size_t tct_html_flatten(tct_str html, tct_buffer *out);

#endif
