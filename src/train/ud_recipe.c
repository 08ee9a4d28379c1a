/** Reading of the recipe and of the treebanks that it names. */
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "train/ud_internal.h"

static tct_str next_word(tct_str *line) {
    *line = tct_str_trim(*line);
    size_t end = 0;
    while (end < line->size && line->data[end] != ' ' && line->data[end] != '\t')
        end++;
    const tct_str word = tct_str_range(*line, 0, end);
    *line = tct_str_trim(tct_str_range(*line, end, line->size));
    return word;
}

static char *full_path(const trainer *work, tct_str name) {
    const size_t size = strlen(work->options->corpora) + name.size + 2;
    char *path = malloc(size);
    if (path) snprintf(path, size, "%s/%.*s", work->options->corpora, TCT_ARG(name));
    return path;
}

static char *copy(tct_str text) {
    char *made = malloc(text.size + 1);
    if (!made) return NULL;
    memcpy(made, text.data, text.size);
    made[text.size] = '\0';
    return made;
}

static size_t number(tct_str text, size_t otherwise) {
    char *digits = copy(text), *end = digits;
    const unsigned long value = digits && *digits ? strtoul(digits, &end, 10) : 0;
    const bool sound = digits && *digits && *end == '\0';
    free(digits);
    return sound ? value : otherwise;
}

/** A path beside the recipe. */
static char *own_path(const trainer *work, tct_str name) {
    const char *recipe = work->options->recipe, *slash = strrchr(recipe, '/');
    const size_t folder = slash ? (size_t)(slash - recipe) + 1 : 0;
    char *path = malloc(folder + name.size + 1);
    if (path) snprintf(path, folder + name.size + 1, "%.*s%.*s", (int)folder, recipe, TCT_ARG(name));
    return path;
}

static uint32_t read_flags(tct_str rest) {
    uint32_t flags = 0;
    while (rest.size > 0) {
        const tct_str word = next_word(&rest);
        if (tct_str_equal(word, TCT_LIT("nofeats"))) flags |= SENTENCE_NO_FEATS;
        if (tct_str_equal(word, TCT_LIT("nolemmas"))) flags |= SENTENCE_NO_LEMMAS;
        if (tct_str_equal(word, TCT_LIT("agents"))) flags |= SENTENCE_AGENTS;
    }
    return flags;
}

static tct_status read_bank(trainer *work, tct_str name, tct_str rest, uint32_t flags) {
    flags |= read_flags(rest);
    if (flags & (SENTENCE_TEST | SENTENCE_DEV)) {
        if (work->name_count == EVAL_FILES) return TCT_ERR_LIMIT;
        work->names[work->name_count] = copy(name);
        if (!work->names[work->name_count++]) return TCT_ERR_MEMORY;
        flags |= (uint32_t)(SENTENCE_FILE * work->name_count);
    }
    char *path = flags & SENTENCE_OWN ? own_path(work, name) : full_path(work, name);
    const tct_status status = path ? tct_treebank_read(&work->bank, path, flags) : TCT_ERR_MEMORY;
    if (status != TCT_OK)
        tct_report(work->options->sink, TCT_ERROR, status, path, 0, "the treebank was not read");
    free(path);
    return status;
}

static tct_status read_raw(trainer *work, tct_str name, tct_str rest) {
    if (work->raw_count == RAW_FILES) return TCT_ERR_LIMIT;
    raw_file *raw = &work->raw[work->raw_count];
    raw->path = full_path(work, name);
    raw->limit = number(next_word(&rest), SIZE_MAX);
    if (!raw->path) return TCT_ERR_MEMORY;
    work->raw_count++;
    return TCT_OK;
}

static tct_status read_setting(trainer *work, tct_str name, tct_str rest) {
    const struct {
        const char *name;
        unsigned *value;
    } settings[] = {{"classes", &work->classes},
                    {"apostrophe_left", &work->apostrophe_left},
                    {"headline_every", &work->headline_every},
                    {"tag_epochs", &work->tag_epochs},
                    {"parse_epochs", &work->parse_epochs},
                    {"least_tagger", &work->least_tagger},
                    {"least_bundler", &work->least_bundler},
                    {"least_moves", &work->least_moves},
                    {"least_labels", &work->least_labels},
                    {"runs", &work->runs}};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (!tct_str_equal(name, tct_str_of(settings[i].name))) continue;
        *settings[i].value = (unsigned)number(next_word(&rest), *settings[i].value);
        return TCT_OK;
    }
    return TCT_ERR_SYNTAX;
}

static tct_status keep(trainer *work, tct_str word, tct_str *to) {
    *to = tct_arena_copy(&work->bank.arena, word);
    return to->data ? TCT_OK : TCT_ERR_MEMORY;
}

static tct_status read_ambiguous(trainer *work, tct_str word, tct_str rest) {
    TRY(keep(work, word, &work->ambiguous));
    TRY(keep(work, next_word(&rest), &work->always));
    for (size_t i = 0; i < NEVER && rest.size > 0; i++)
        TRY(keep(work, next_word(&rest), &work->never[i]));
    return rest.size == 0 ? TCT_OK : TCT_ERR_LIMIT;
}

static tct_status read_line(trainer *work, tct_str line) {
    const tct_str verb = next_word(&line), name = next_word(&line);
    if (verb.size == 0 || verb.data[0] == '#') return TCT_OK;
    if (tct_str_equal(verb, TCT_LIT("train"))) return read_bank(work, name, line, SENTENCE_TRAIN);
    if (tct_str_equal(verb, TCT_LIT("own")))
        return read_bank(work, name, line, SENTENCE_TRAIN | SENTENCE_OWN);
    if (tct_str_equal(verb, TCT_LIT("dev"))) return read_bank(work, name, line, SENTENCE_DEV);
    if (tct_str_equal(verb, TCT_LIT("test"))) return read_bank(work, name, line, SENTENCE_TEST);
    if (tct_str_equal(verb, TCT_LIT("raw"))) return read_raw(work, name, line);
    if (tct_str_equal(verb, TCT_LIT("set"))) return read_setting(work, name, line);
    if (tct_str_equal(verb, TCT_LIT("ambiguous"))) return read_ambiguous(work, name, line);
    return tct_str_equal(verb, TCT_LIT("agent")) ? keep(work, name, &work->agent) : TCT_ERR_SYNTAX;
}

/** In treebanks that do not know obl:agent: "obl" with the agent's preposition under a passive participle. */
static void relabel_agents(trainer *work) {
    for (size_t s = 0; s < work->bank.sentences.count; s++) {
        const tct_ud_sentence *sentence = &work->bank.sentences.items[s];
        tct_ud_word *words = work->bank.words.items + sentence->first;
        if (!(sentence->flags & SENTENCE_AGENTS)) continue;
        for (size_t i = 0; i < sentence->count; i++) {
            const size_t noun = words[i].head;
            if (!tct_str_equal(words[i].lower, work->agent) || words[i].relation != TCT_DEP_CASE) continue;
            if (noun >= sentence->count || words[noun].relation != TCT_DEP_OBL) continue;
            const size_t verb = words[noun].head;
            const bool participle = verb < sentence->count &&
                                    TCT_FEAT(words[verb].feats, TCT_FEAT_TENSE) == TCT_TENSE_PAST &&
                                    TCT_FEAT(words[verb].feats, TCT_FEAT_VERBFORM) == TCT_VERBFORM_PART;
            if (participle) words[noun].relation = TCT_DEP_OBL_AGENT;
        }
    }
}

tct_status recipe_read(trainer *work) {
    tct_buffer bytes;
    work->classes = 500, work->headline_every = 24, work->tag_epochs = 6, work->parse_epochs = 8,
    work->runs = 1;
    work->least_tagger = work->least_bundler = work->least_moves = work->least_labels = 2;
    tct_buffer_init(&bytes, &tct_heap, 1u << 20);
    tct_status status = tct_file_read(work->options->recipe, &bytes);
    tct_str rest = tct_buffer_str(&bytes);
    uint64_t line = 0;
    while (status == TCT_OK && rest.size > 0) {
        line++;
        status = read_line(work, tct_str_split(&rest, '\n'));
    }
    tct_buffer_clear(&bytes);
    if (status != TCT_OK)
        tct_report(work->options->sink, TCT_ERROR, status, work->options->recipe, line, "recipe failed");
    if (status == TCT_OK && work->agent.size) relabel_agents(work);
    return status;
}
