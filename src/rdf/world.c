/*
 * Worlds are kept and lent again instead of freed: raptor_free_world() calls xmlCleanupParser(), which pulls
 * libxml2's tables away from under every other thread of the process that parses at that moment, tercet's or
 * not. So this list is the one thing in the library that is the process's and not an engine's. It holds as
 * many worlds as threads ever used raptor at once, and is left to the end of the process.
 */
#include "rdf/world.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

static struct {
    pthread_mutex_t lock;
    tct_rdf_world *idle;
} worlds = {PTHREAD_MUTEX_INITIALIZER, NULL};

static tct_rdf_world *pop(void) {
    pthread_mutex_lock(&worlds.lock);
    tct_rdf_world *lent = worlds.idle;
    if (lent) worlds.idle = lent->next;
    pthread_mutex_unlock(&worlds.lock);
    return lent;
}

static void push(tct_rdf_world *lent) {
    pthread_mutex_lock(&worlds.lock);
    lent->next = worlds.idle;
    worlds.idle = lent;
    pthread_mutex_unlock(&worlds.lock);
}

/** A world that leaves libxml2's error handlers and libcurl alone, which raptor takes over for the whole
 * process. */
static raptor_world *open_world(void) {
    raptor_world *world = raptor_new_world();
    if (!world) return NULL;
    raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_LIBXML_GENERIC_ERROR_SAVE, 0);
    raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_LIBXML_STRUCTURED_ERROR_SAVE, 0);
    raptor_world_set_flag(world, RAPTOR_WORLD_FLAG_WWW_SKIP_INIT_FINISH, 1);
    if (raptor_world_open(world) == 0) return world;
    raptor_free_world(world);
    return NULL;
}

static tct_rdf_world *make(void) {
    tct_rdf_world *lent = malloc(sizeof *lent);
    if (!lent) return NULL;
    *lent = (tct_rdf_world){open_world(), NULL};
    if (lent->world) return lent;
    free(lent);
    return NULL;
}

tct_rdf_world *tct_rdf_world_take(void *context, raptor_log_handler handler) {
    tct_rdf_world *lent = pop();
    if (!lent) lent = make();
    if (!lent) return NULL;
    raptor_world_set_log_handler(lent->world, context, handler);
    raptor_world_set_generate_bnodeid_parameters(lent->world, NULL, 1); /* names of blank nodes begin anew */
    return lent;
}

void tct_rdf_world_give(tct_rdf_world *lent) {
    if (!lent) return;
    assert(lent->world);
    raptor_world_set_log_handler(lent->world, NULL, NULL);
    push(lent);
}
