#include "doc/ud.h"

#include <assert.h>

static const char *const upos_names[] = {
#define X(name) #name,
    TCT_UPOS_TABLE(X)
#undef X
};

static const char *const deprel_names[] = {
#define R(name, label) label,
    TCT_DEPREL_TABLE(R)
#undef R
};

const char *tct_upos_name(unsigned upos) {
    assert(upos < TCT_UPOS_COUNT);
    return upos_names[upos];
}

const char *tct_deprel_name(unsigned relation) {
    assert(relation < TCT_DEP_COUNT);
    return deprel_names[relation];
}

static size_t find_label(const char *const *labels, size_t count, tct_str label) {
    for (size_t i = 0; i < count; i++)
        if (tct_str_equal(tct_str_of(labels[i]), label)) return i;
    return count;
}

tct_upos tct_upos_parse(tct_str label) {
    const size_t index = find_label(upos_names, TCT_UPOS_COUNT, label);
    return index < TCT_UPOS_COUNT ? (tct_upos)index : TCT_UPOS_X;
}

tct_deprel tct_deprel_parse(tct_str label) {
    size_t index = find_label(deprel_names, TCT_DEP_COUNT, label);
    if (index == TCT_DEP_COUNT) index = find_label(deprel_names, TCT_DEP_COUNT, tct_str_split(&label, ':'));
    return index < TCT_DEP_COUNT ? (tct_deprel)index : TCT_DEP_DEP;
}

/** One value of one feature: its CoNLL-U text and its place in the packed word. In CoNLL-U order of names. */
typedef struct {
    const char *text;
    uint8_t shift, width, value;
} feature;

#define F(text, place, value) F_(text, place, value)
#define F_(text, shift, width, value)                                                                        \
    { text, shift, width, value }

static const feature features[] = {F("Definite=Def", TCT_FEAT_DEFINITE, TCT_DEFINITE_DEF),
                                   F("Definite=Ind", TCT_FEAT_DEFINITE, TCT_DEFINITE_IND),
                                   F("Gender=Fem", TCT_FEAT_GENDER, TCT_GENDER_FEM),
                                   F("Gender=Masc", TCT_FEAT_GENDER, TCT_GENDER_MASC),
                                   F("Gender=Neut", TCT_FEAT_GENDER, TCT_GENDER_NEUT),
                                   F("Mood=Cnd", TCT_FEAT_MOOD, TCT_MOOD_CND),
                                   F("Mood=Imp", TCT_FEAT_MOOD, TCT_MOOD_IMP),
                                   F("Mood=Ind", TCT_FEAT_MOOD, TCT_MOOD_IND),
                                   F("Mood=Sub", TCT_FEAT_MOOD, TCT_MOOD_SUB),
                                   F("Number=Plur", TCT_FEAT_NUMBER, TCT_NUMBER_PLUR),
                                   F("Number=Sing", TCT_FEAT_NUMBER, TCT_NUMBER_SING),
                                   F("Person=1", TCT_FEAT_PERSON, 1),
                                   F("Person=2", TCT_FEAT_PERSON, 2),
                                   F("Person=3", TCT_FEAT_PERSON, 3),
                                   F("Polarity=Neg", TCT_FEAT_NEGATIVE, 1),
                                   F("Poss=Yes", TCT_FEAT_POSS, 1),
                                   F("PronType=Art", TCT_FEAT_PRONTYPE, TCT_PRONTYPE_ART),
                                   F("PronType=Dem", TCT_FEAT_PRONTYPE, TCT_PRONTYPE_DEM),
                                   F("PronType=Ind", TCT_FEAT_PRONTYPE, TCT_PRONTYPE_IND),
                                   F("PronType=Int", TCT_FEAT_PRONTYPE, TCT_PRONTYPE_INT),
                                   F("PronType=Neg", TCT_FEAT_PRONTYPE, TCT_PRONTYPE_NEG),
                                   F("PronType=Prs", TCT_FEAT_PRONTYPE, TCT_PRONTYPE_PRS),
                                   F("PronType=Rel", TCT_FEAT_PRONTYPE, TCT_PRONTYPE_REL),
                                   F("Reflex=Yes", TCT_FEAT_REFLEX, 1),
                                   F("Tense=Fut", TCT_FEAT_TENSE, TCT_TENSE_FUT),
                                   F("Tense=Imp", TCT_FEAT_TENSE, TCT_TENSE_IMP),
                                   F("Tense=Past", TCT_FEAT_TENSE, TCT_TENSE_PAST),
                                   F("Tense=Pres", TCT_FEAT_TENSE, TCT_TENSE_PRES),
                                   F("VerbForm=Fin", TCT_FEAT_VERBFORM, TCT_VERBFORM_FIN),
                                   F("VerbForm=Ger", TCT_FEAT_VERBFORM, TCT_VERBFORM_GER),
                                   F("VerbForm=Inf", TCT_FEAT_VERBFORM, TCT_VERBFORM_INF),
                                   F("VerbForm=Part", TCT_FEAT_VERBFORM, TCT_VERBFORM_PART),
                                   F("Voice=Pass", TCT_FEAT_PASSIVE, 1)};

enum { FEATURE_COUNT = sizeof features / sizeof *features };

uint32_t tct_feats_parse(tct_str feats) {
    uint32_t packed = 0;
    while (feats.size) {
        const tct_str one = tct_str_split(&feats, '|');
        for (size_t i = 0; i < FEATURE_COUNT; i++)
            if (tct_str_equal(tct_str_of(features[i].text), one))
                packed = tct_feat_set_(packed, features[i].shift, features[i].width, features[i].value);
    }
    return packed;
}

void tct_feats_format(uint32_t feats, char out[256]) {
    size_t size = 0;
    for (size_t i = 0; i < FEATURE_COUNT; i++) {
        if (tct_feat_get_(feats, features[i].shift, features[i].width) != features[i].value) continue;
        const size_t length = strlen(features[i].text);
        if (size + length + 2 > 256) break;
        if (size) out[size++] = '|';
        memcpy(out + size, features[i].text, length);
        size += length;
    }
    if (size == 0) out[size++] = '_';
    out[size] = '\0';
}
