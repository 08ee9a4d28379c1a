/** @file xml.h Text for XML and SVG. */
#ifndef TCT_BASE_XML_H
#define TCT_BASE_XML_H

#include "base/buffer.h"

/** Appends @p text escaped for XML text and attributes; control characters that XML 1.0 forbids are left out.
 */
void tct_xml_escape(tct_str text, tct_buffer *out);

#endif
