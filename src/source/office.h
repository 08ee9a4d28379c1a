/** @file office.h The text of DOCX (ECMA-376) and ODT (ISO 26300) documents, by way of HTML. */
#ifndef TCT_SOURCE_OFFICE_H
#define TCT_SOURCE_OFFICE_H

#include "source/draft.h"

/** True for the member that holds the text: "word/document.xml", "content.xml". */
bool tct_is_office_member(tct_str path);
/** Reads the XML of that member as one document. */
TCT_MUST_USE tct_status tct_read_office(tct_str xml, tct_reading *reading);

#endif
