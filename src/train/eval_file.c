/** A treebank file against the models of a pack. */
#include <assert.h>

#include "base/diag.h"
#include "train/eval_ud.h"

static tct_status eval_gold(const tct_pack *pack, tct_str code, const tct_treebank *bank, const char *path,
                            tct_buffer *out) {
    tct_model model;
    tct_ud_scores scores = {0};
    char name[32] = "model.";
    const size_t size = code.size < 16 ? code.size : 16;
    memcpy(name + 6, code.data, size);
    TRY(tct_model_open(tct_pack_chunk(pack, name), &model));
    TRY(tct_eval_gold(&model, bank, &scores));
    tct_buffer_format(out, "gold tokens, ");
    tct_ud_report(path, &scores, out);
    return tct_buffer_status(out);
}

static tct_status eval_raw(const tct_pack *pack, tct_str code, const tct_treebank *bank, const char *path,
                           const tct_sink *sink, tct_buffer *out) {
    tct_language *language = NULL;
    tct_ud_scores scores = {0};
    TRY(tct_language_new(pack, &tct_heap, sink, &language));
    const tct_status status = tct_eval_raw(language, code, bank, &scores);
    tct_language_free(language);
    if (status != TCT_OK) return status;
    tct_buffer_format(out, "raw text, ");
    tct_ud_report(path, &scores, out);
    return tct_buffer_status(out);
}

tct_status tct_eval_ud(const tct_pack *pack, tct_str code, const char *path, bool raw, const tct_sink *sink,
                       tct_buffer *out) {
    tct_treebank bank;
    assert(pack && path && out);
    tct_treebank_init(&bank);
    tct_status status = tct_treebank_read(&bank, path, 0);
    if (status == TCT_OK) status = eval_gold(pack, code, &bank, path, out);
    if (status == TCT_OK && raw) status = eval_raw(pack, code, &bank, path, sink, out);
    tct_treebank_free(&bank);
    return status != TCT_OK ? tct_report(sink, TCT_ERROR, status, path, 0, "could not be evaluated") : TCT_OK;
}
