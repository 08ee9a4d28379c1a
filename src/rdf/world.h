/** @file world.h raptor's worlds, lent to one user at a time. */
#ifndef TCT_RDF_WORLD_H
#define TCT_RDF_WORLD_H

#include <raptor2.h>

/** A world that is lent; @c world is raptor's. */
typedef struct tct_rdf_world {
    raptor_world *world;
    struct tct_rdf_world *next; /**< in the list of those that nobody uses */
} tct_rdf_world;

/**
 * An open world as if it were new, which tells @p handler with @p context what is wrong; to be given back.
 * NULL when memory runs out.
 */
tct_rdf_world *tct_rdf_world_take(void *context, raptor_log_handler handler);
/** Accepts NULL. All that was made with the world must have been freed. */
void tct_rdf_world_give(tct_rdf_world *lent);

#endif
