/* The recipe of a name tagger: see names.h. */
#include <stdlib.h>

#include "base/file.h"
#include "train/names_internal.h"

static tct_str next_word(tct_str *line) {
    *line = tct_str_trim(*line);
    size_t end = 0;
    while (end < line->size && line->data[end] != ' ' && line->data[end] != '\t')
        end++;
    const tct_str word = tct_str_range(*line, 0, end);
    *line = tct_str_trim(tct_str_range(*line, end, line->size));
    return word;
}

/** Number in @p text; @p otherwise when it is none. */
static uint32_t number(tct_str text, uint32_t otherwise) {
    uint32_t value = 0;
    if (text.size == 0 || text.size > 8) return otherwise;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return otherwise;
        value = value * 10 + (uint32_t)(text.data[i] - '0');
    }
    return value;
}

/** Bits for "organization|place". */
static tct_status parse_kinds(tct_str text, uint32_t *means) {
    static const char *const kinds[] = {"person", "organization", "place", "event", "none"};
    *means = 0;
    while (text.size) {
        const tct_str kind = tct_str_split(&text, '|');
        uint32_t bit = 0;
        for (unsigned i = 0; i < sizeof kinds / sizeof *kinds; i++)
            if (tct_str_equal(kind, tct_str_of(kinds[i]))) bit = 1u << i;
        if (!bit) return TCT_ERR_SYNTAX;
        *means |= bit;
    }
    return TCT_OK;
}

static tct_status set_number(tct_name_recipe *recipe, tct_str name, tct_str value) {
    const struct {
        const char *name;
        uint32_t *field;
    } settings[] = {{"epochs", &recipe->epochs},
                    {"runs", &recipe->runs},
                    {"least", &recipe->least},
                    {"swapped", &recipe->swapped},
                    {"upper_names", &recipe->upper_names},
                    {"dropped", &recipe->dropped},
                    {"upper_sentences", &recipe->upper_sentences},
                    {"cost", &recipe->cost}};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        if (!tct_str_equal(name, tct_str_of(settings[i].name))) continue;
        *settings[i].field = number(value, *settings[i].field);
        return TCT_OK;
    }
    return TCT_ERR_SYNTAX;
}

static tct_status read_line(tct_name_recipe *recipe, tct_str line) {
    const tct_str what = next_word(&line), name = next_word(&line);
    if (what.size == 0 || what.data[0] == '#') return TCT_OK;
    const bool test = tct_str_equal(what, TCT_LIT("test"));
    if (test || tct_str_equal(what, TCT_LIT("train")))
        return TCT_PUSH(&recipe->files, &tct_heap,
                        ((tct_name_file){name, number(next_word(&line), 100), test}));
    if (tct_str_equal(what, TCT_LIT("set"))) return set_number(recipe, name, next_word(&line));
    if (!tct_str_equal(what, TCT_LIT("type"))) return TCT_ERR_SYNTAX;
    tct_name_label label = {.label = name};
    TRY(parse_kinds(next_word(&line), &label.means));
    return TCT_PUSH(&recipe->labels, &tct_heap, label);
}

tct_status tct_name_recipe_read(const char *path, tct_name_recipe *recipe) {
    *recipe = (tct_name_recipe){.epochs = 8,
                                .runs = 1,
                                .least = 1,
                                .upper_names = 100,
                                .upper_sentences = 40,
                                .swapped = 150,
                                .dropped = 100};
    tct_buffer_init(&recipe->bytes, &tct_heap, 1u << 20);
    tct_status status = tct_file_read(path, &recipe->bytes);
    for (tct_str rest = tct_buffer_str(&recipe->bytes); status == TCT_OK && rest.size;)
        status = read_line(recipe, tct_str_split(&rest, '\n'));
    if (status != TCT_OK) tct_name_recipe_clear(recipe);
    return status;
}

void tct_name_recipe_clear(tct_name_recipe *recipe) {
    TCT_VEC_CLEAR(&recipe->labels, &tct_heap);
    TCT_VEC_CLEAR(&recipe->files, &tct_heap);
    tct_buffer_clear(&recipe->bytes);
}

uint32_t tct_name_recipe_means(const tct_name_recipe *recipe, tct_str label) {
    for (size_t i = 0; i < recipe->labels.count; i++)
        if (tct_str_equal(recipe->labels.items[i].label, label)) return recipe->labels.items[i].means;
    return TCT_MEANS_NONE;
}
