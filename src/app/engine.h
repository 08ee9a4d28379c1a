/** @file engine.h What an engine is made of; seen by this folder only. */
#ifndef TCT_APP_ENGINE_H
#define TCT_APP_ENGINE_H

#include "extract/extract.h"
#include "language/analyse.h"
#include "pack/pack.h"
#include "source/source.h"

/** Immutable after tct_engine_new(). Members are freed in reverse order. */
struct tct_engine {
    tct_allocator allocator;
    tct_buffer image; /**< the pack in memory, when the user added knowledge */
    tct_pack *base;   /**< the pack as it lies on disk */
    tct_pack *pack;   /**< what is used: base, or the image opened */
    tct_source_words *words;
    tct_language *language;
    tct_extract *extract;
    char digest[65];
};

#endif
