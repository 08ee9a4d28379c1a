/**
 * @file ud.h
 * Universal Dependencies 2 (universaldependencies.org): part-of-speech tags, relations and packed features.
 * Relations are the universal ones and the few subtypes that extraction needs.
 */
#ifndef TCT_DOC_UD_H
#define TCT_DOC_UD_H

#include "base/str.h"

/* It does not settle on tables. */
/* clang-format off */
#define TCT_UPOS_TABLE(X)                                                                                    \
    X(X)                                                                                                     \
    X(ADJ)                                                                                                   \
    X(ADP)                                                                                                   \
    X(ADV)                                                                                                   \
    X(AUX) X(CCONJ) X(DET) X(INTJ) X(NOUN) X(NUM) X(PART) X(PRON) X(PROPN) X(PUNCT) X(SCONJ) X(SYM) X(VERB)
/* clang-format on */

typedef enum {
#define X(name) TCT_UPOS_##name,
    TCT_UPOS_TABLE(X)
#undef X
        TCT_UPOS_COUNT
} tct_upos;

/** identifier, label */
/* clang-format off */
#define TCT_DEPREL_TABLE(R)                                                                                  \
    R(NONE, "_")                                                                                             \
    R(ROOT, "root")                                                                                          \
    R(NSUBJ, "nsubj") R(NSUBJ_PASS, "nsubj:pass") R(OBJ, "obj") R(IOBJ, "iobj") R(CSUBJ, "csubj")            \
        R(CSUBJ_PASS, "csubj:pass") R(CCOMP, "ccomp") R(XCOMP, "xcomp") R(OBL, "obl")                        \
            R(OBL_AGENT, "obl:agent") R(VOCATIVE, "vocative") R(EXPL, "expl") R(DISLOCATED, "dislocated")    \
                R(ADVCL, "advcl") R(ADVMOD, "advmod") R(DISCOURSE, "discourse") R(AUX, "aux")                \
                    R(AUX_PASS, "aux:pass") R(COP, "cop") R(MARK, "mark") R(NMOD, "nmod")                    \
                        R(NMOD_POSS, "nmod:poss") R(APPOS, "appos") R(NUMMOD, "nummod") R(ACL, "acl")        \
                            R(ACL_RELCL, "acl:relcl") R(AMOD, "amod") R(DET, "det") R(CLF, "clf")            \
                                R(CASE, "case") R(CONJ, "conj") R(CC, "cc") R(FIXED, "fixed")                \
                                    R(FLAT, "flat") R(COMPOUND, "compound") R(LIST, "list")                  \
                                        R(PARATAXIS, "parataxis") R(ORPHAN, "orphan")                        \
                                            R(GOESWITH, "goeswith") R(REPARANDUM, "reparandum")              \
                                                R(PUNCT, "punct") R(DEP, "dep")
/* clang-format on */

typedef enum {
#define R(name, label) TCT_DEP_##name,
    TCT_DEPREL_TABLE(R)
#undef R
        TCT_DEP_COUNT
} tct_deprel;

/** Values of the packed features; 0 is "not given" in each. */
enum { TCT_GENDER_MASC = 1, TCT_GENDER_FEM, TCT_GENDER_NEUT };
enum { TCT_NUMBER_SING = 1, TCT_NUMBER_PLUR };
enum { TCT_VERBFORM_FIN = 1, TCT_VERBFORM_INF, TCT_VERBFORM_PART, TCT_VERBFORM_GER };
enum { TCT_TENSE_PRES = 1, TCT_TENSE_PAST, TCT_TENSE_FUT, TCT_TENSE_IMP };
enum { TCT_MOOD_IND = 1, TCT_MOOD_CND, TCT_MOOD_SUB, TCT_MOOD_IMP };
enum {
    TCT_PRONTYPE_PRS = 1,
    TCT_PRONTYPE_REL,
    TCT_PRONTYPE_DEM,
    TCT_PRONTYPE_INT,
    TCT_PRONTYPE_ART,
    TCT_PRONTYPE_IND,
    TCT_PRONTYPE_NEG
};
enum { TCT_DEFINITE_DEF = 1, TCT_DEFINITE_IND };

/** shift and width of each feature in tct_word.feats */
#define TCT_FEAT_GENDER 0, 2
#define TCT_FEAT_NUMBER 2, 2
#define TCT_FEAT_PERSON 4, 2
#define TCT_FEAT_VERBFORM 6, 3
#define TCT_FEAT_TENSE 9, 3
#define TCT_FEAT_MOOD 12, 3
#define TCT_FEAT_PASSIVE 15, 1 /* Voice=Pass */
#define TCT_FEAT_PRONTYPE 16, 3
#define TCT_FEAT_DEFINITE 19, 2
#define TCT_FEAT_POSS 21, 1
#define TCT_FEAT_REFLEX 22, 1
#define TCT_FEAT_NEGATIVE 23, 1 /* Polarity=Neg */

static inline uint32_t tct_feat_get_(uint32_t feats, unsigned shift, unsigned width) {
    return (feats >> shift) & ((1u << width) - 1u);
}

static inline uint32_t tct_feat_set_(uint32_t feats, unsigned shift, unsigned width, uint32_t value) {
    const uint32_t mask = ((1u << width) - 1u) << shift;
    return (feats & ~mask) | ((value << shift) & mask);
}

/** `TCT_FEAT(word.feats, TCT_FEAT_NUMBER) == TCT_NUMBER_PLUR` */
#define TCT_FEAT(feats, feature) TCT_FEAT_EXPAND_(tct_feat_get_, (feats), feature)
#define TCT_FEAT_SET(feats, feature, value) TCT_FEAT_EXPAND_(tct_feat_set_, (feats), feature, (value))
#define TCT_FEAT_EXPAND_(function, ...) function(__VA_ARGS__)

/** "NOUN", "nsubj:pass"; static strings, never NULL. */
const char *tct_upos_name(unsigned upos);
const char *tct_deprel_name(unsigned relation);
/** Value for a label; X and DEP when unknown. Unknown subtypes fall back to their universal relation. */
tct_upos tct_upos_parse(tct_str label);
tct_deprel tct_deprel_parse(tct_str label);
/** "Gender=Masc|Number=Sing" (CoNLL-U order) → packed, and back; what has no room in the packing is dropped.
 */
uint32_t tct_feats_parse(tct_str feats);
void tct_feats_format(uint32_t feats, char out[256]);

#endif
