/**
 * @file match.h
 * The syntax behind frames: what stands in which grammatical relation to a predicate, in one normal form.
 * Passive, participles, relative clauses, control and coordination are undone here (universal dependencies),
 * so that a frame need only know the plain active clause; and a noun phrase is taken to the mentions that it
 * stands for.
 */
#ifndef TCT_EXTRACT_MATCH_H
#define TCT_EXTRACT_MATCH_H

#include "extract/internal.h"

/** A document's trees with children and mentions by word. */
typedef struct {
    const tct_doc *doc;
    const tct_extract *extract;
    uint32_t *child;        /**< word → first child, TCT_NONE */
    uint32_t *sibling;      /**< word → next child of the same head */
    uint32_t *mention;      /**< word → first mention whose head it is, longest first */
    uint32_t *next_mention; /**< mention → next one with that head */
    uint32_t *head;         /**< mention → its syntactic head: the word whose governor lies outside */
    uint32_t *holder;       /**< mention → the person in whose title before the name it stands, TCT_NONE */
    bool *begins;           /**< word → does a mention begin with it? */
    bool introductions;     /**< generic mentions of one event or strategy may fill slots, too */
    tct_symbol possessive, compound; /**< the pseudo-prepositions "'s" and "+" of frames */
    tct_symbol context;              /**< "@": the event that the text speaks of here */
} tct_tree;

TCT_MUST_USE tct_status tct_tree_init(tct_tree *tree, const tct_extract *extract, const tct_doc *doc);
void tct_tree_clear(tct_tree *tree);

/** Is @p mention one that an introduction may make specific: "un accord de prêt", not yet known? */
bool tct_may_be_introduced(const tct_mention *mention);

/** Grammatical function in the active clause. */
typedef enum {
    TCT_ARG_SUBJECT,
    TCT_ARG_OBJECT,
    TCT_ARG_OBLIQUE,
    TCT_ARG_POSSESSOR, /**< "JICA's strategy", "its strategy" */
    TCT_ARG_COMPOUND   /**< "EIB loan" */
} tct_arg_function;

typedef struct {
    uint32_t word;    /**< head of the phrase that fills it (the antecedent, for a relative pronoun) */
    uint32_t marker;  /**< the word that stands there and carries the preposition: the relative pronoun, else
                         word */
    uint8_t function; /**< tct_arg_function */
    uint8_t penalty;  /**< percent that the way it was found takes off the confidence */
} tct_arg;

/** Penalty from which on an argument is a guess at an error of the tree. */
#define TCT_ARG_GUESS 14

#define TCT_ARGS_MAXIMUM 48

typedef struct {
    tct_arg items[TCT_ARGS_MAXIMUM];
    uint32_t count;
} tct_args;

/** Arguments of @p predicate (a verb, a noun, an adjective), nearest first within each function. */
void tct_args_of(const tct_tree *tree, const tct_part *part, uint32_t predicate, tct_args *args);
/** True when the verb is passive here: "a été signé", "organisé par". */
bool tct_is_passive(const tct_tree *tree, uint32_t verb);
/** True when the verb is a participle right behind a name and a comma, or is joined to one by a conjunction,
 * though the tree makes it a finite verb or a conjunct: "the Forum, |held| in Rabat and |organised| by X". */
bool tct_is_reduced(const tct_tree *tree, uint32_t verb);
/** True when the verb has a reflexive pronoun: "s'est tenue". */
bool tct_is_reflexive(const tct_tree *tree, uint32_t verb);
/** Same, or it has a pronoun that the tree calls an expletive: features of such are less sure. */
bool tct_may_be_reflexive(const tct_tree *tree, uint32_t verb);
/**
 * Length in words of the preposition among the slot's that stands before the phrase of @p arg (1 for the
 * pseudo-prepositions, which are functions); 0 when there is none. @p words: sequences, each ended by 0.
 */
unsigned tct_arg_has_case(const tct_tree *tree, const tct_arg *arg, const tct_symbol *words, unsigned count);
/** Length of the sequence that ends right before word @p at, 0 for none; articles in between do not count. */
unsigned tct_case_before(const tct_tree *tree, uint32_t at, const tct_symbol *words, unsigned count);
/** First word of the noun phrase headed by @p word, without its preposition and conjunction. */
uint32_t tct_phrase_begin(const tct_tree *tree, uint32_t word);
/** The finite verb or other clause head above @p word (itself, if it is one). */
uint32_t tct_clause_of(const tct_tree *tree, uint32_t word);

#define TCT_FILLERS_MAXIMUM 40

/** Mentions that a phrase stands for. */
typedef struct {
    uint32_t items[TCT_FILLERS_MAXIMUM];
    uint8_t penalties[TCT_FILLERS_MAXIMUM];
    uint32_t count;
} tct_fillers;

/**
 * Mentions of one of @p kinds (bits 1u << tct_kind; of class @p class_id unless UINT16_MAX) that the phrase
 * headed by
 * @p word stands for: the head's, its apposition's, those of "representatives of …", and all that are
 * coordinated with it. Generic mentions stand for nothing.
 */
void tct_fillers_of(const tct_tree *tree, const tct_part *part, uint32_t word, uint16_t kinds,
                    uint16_t class_id, tct_fillers *fillers);
/** True when @p mention may fill a slot of @p kinds and @p class_id: it or what it refers to is of such a
 * kind. */
bool tct_mention_fits(const tct_tree *tree, uint32_t mention, uint16_t kinds, uint16_t class_id);
/** Adds the items of @p kinds (of class @p class_id unless UINT16_MAX) that follow the last filler in an
 * enumeration, read off the order of words. */
void tct_series_extend(const tct_tree *tree, uint16_t kinds, uint16_t class_id, tct_fillers *fillers);
/** Adds the person listed before the first of @p fillers, the subject of a verb ("A and Minister B, C, met").
 */
void tct_series_extend_back(const tct_tree *tree, uint16_t kinds, uint16_t class_id, tct_fillers *fillers);
/**
 * The mention of one of @p kinds that stands right before @p verb, for trees without a subject: its own last
 * one, or the person whose title ends there ("X, director of Y, said"). TCT_NONE when there is none.
 */
uint32_t tct_subject_before(const tct_tree *tree, uint32_t verb, uint16_t kinds);
void tct_fillers_add(tct_fillers *fillers, uint32_t mention, uint8_t penalty);

#endif
