/**
 * @file frames_classes.h
 * Names of classes in frames. A compiled argument asks for kinds (person, organization, …) and for at most
 * one class of the ontology; a frame with `{object:tct:Bank|tct:Agency}` stands for one frame each.
 */
#ifndef TCT_KNOWLEDGE_FRAMES_CLASSES_H
#define TCT_KNOWLEDGE_FRAMES_CLASSES_H

#include "base/arena.h"

#define TCT_AGENT_KINDS ((1u << TCT_KIND_PERSON) | (1u << TCT_KIND_ORGANIZATION))
#define TCT_ACTOR_KINDS (TCT_AGENT_KINDS | (1u << TCT_KIND_POST) | (1u << TCT_KIND_PLACE))

/** Frames that one may stand for. */
#define TCT_LIMIT_FRAME_VARIANTS 256u

/** Kinds, bits 1u << tct_kind, of one of the notation's own names ("Agent"); false when it is none. */
bool tct_frame_kinds_named(tct_str name, uint16_t *kinds);

/**
 * First list of names "A|B" in the arguments of @p text of which one is a class of the ontology: a slice of
 * @p text, empty when there is none.
 */
tct_str tct_frame_next_choice(tct_str text);

/** @p text with @p one in the place of its slice @p names; data is NULL when there is no memory. */
tct_str tct_frame_choose(tct_arena *arena, tct_str text, tct_str names, tct_str one);

#endif
