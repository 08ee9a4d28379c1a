/** @file leftovers.h Capitalised names that nothing has explained, and the evidence for what they name. */
#ifndef TCT_EXTRACT_LEFTOVERS_H
#define TCT_EXTRACT_LEFTOVERS_H

#include "extract/scene.h"

/** Points of evidence for a kind. */
enum { WEAK = 1, STRONG = 2, SAID = 3 /* a noun beside the name says what it is */ };

/** A run of words [first, end) with its points for each kind. */
typedef struct {
    uint32_t first, end;
    uint8_t organization, place, person;
} tct_leftover;

typedef struct {
    tct_leftover *items;
    size_t count;
} tct_leftovers;

/** The mention over the word at @p at, NULL when there is none or it is but a guess of the tagger. */
tct_mention *tct_leftover_owner(const tct_scene *scene, uint32_t at);
/** "companies, |among them| A, B and C": the plural noun says what its list names. */
void tct_leftover_weigh_list(const tct_scene *scene, tct_leftover *found);
/** "Telia |and Swedbank|", "Nokia, |Elisa| and Northvolt": is there a body right before the name in the list
 * that a conjunction closes? @p kinds: what was decided for each of @p all, tct_kind. */
bool tct_leftover_beside_body(const tct_scene *scene, const tct_leftovers *all, const uint8_t *kinds,
                              size_t index);

#endif
