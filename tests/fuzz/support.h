/** @file support.h What the harnesses share. */
#ifndef TERCET_FUZZ_SUPPORT_H
#define TERCET_FUZZ_SUPPORT_H

#include <stdint.h>

#include "source/source.h"
#include "tercet.h"

/** The entry point of every harness; replay.c or libFuzzer calls it. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/** One engine for all inputs, over the pack that TERCET_PACK names; without it the program ends with 77. */
const tct_engine *fuzz_engine(void);

/** The image of a small pack, compiled once from texts in this folder. */
tct_str fuzz_pack_image(void);

/** Reads @p bytes as @p format and checks what is promised of each document. */
void fuzz_read(const uint8_t *bytes, size_t size, tct_source_format format);

#endif
