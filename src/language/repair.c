#include "language/repair.h"

#include <assert.h>

#include "doc/ud.h"

static bool plays(const tct_repairs *repairs, tct_repair_role role, uint32_t word) {
    for (uint32_t i = 0; i < repairs->count; i++)
        if (repairs->words[i].role == (uint32_t)role && repairs->words[i].word == word) return true;
    return false;
}

/** "by" and a passive participle: the noun is the agent. */
static void repair_agent(const tct_repairs *repairs, const tct_view *views, tct_parse_node *nodes,
                         size_t count, size_t marker) {
    if (nodes[marker].label != TCT_DEP_CASE || !plays(repairs, TCT_REPAIR_AGENT, views[marker].lower)) return;
    const size_t noun = nodes[marker].head;
    if (noun >= count || nodes[noun].label != TCT_DEP_OBL || nodes[noun].head >= count) return;
    if (TCT_FEAT(views[nodes[noun].head].feats, TCT_FEAT_PASSIVE)) nodes[noun].label = TCT_DEP_OBL_AGENT;
}

void tct_repair(const tct_repairs *repairs, const tct_view *views, tct_parse_node *nodes, size_t count) {
    assert(views || count == 0);
    for (size_t i = 0; i < count; i++)
        repair_agent(repairs, views, nodes, count, i);
}
