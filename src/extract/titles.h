/**
 * @file titles.h
 * Titles of people: "the Acting Director for Europe of the agency". A title phrase is found by its noun (list
 * `titles`), widened by modifiers (`title-modifiers`) and complements (`role-links`); organizations and
 * places in it are mentions that earlier passes found. Who holds a title is read from what stands beside it.
 *
 * Lists of a language part, all optional (columns after the key):
 *   titles           kind (head, minister, local, envoy, staff, member), "weak" when also an ordinary word
 *   title-modifiers  place (before, after, drop: before but no part of the title), tenure (current, acting,
 * former, future) title-links      effect: what may stand between a person and the title that follows
 * (current, former, future, appointed, skip) title-before     tenure: what may stand between a title and the
 * person who follows role-links       what joins a title to its complement: of, at, toward (accredited to),
 * field, charge possessors       possessive (before the noun) or genitive (after the owner) title-endings
 * "person" or "other": how nouns for persons end, and words that only look so   title-grammar
 * "modifiers" before: nouns and adjectives before the noun belong to the title; after: adjectives
 */
#ifndef TCT_EXTRACT_TITLES_H
#define TCT_EXTRACT_TITLES_H

#include "extract/internal.h"

typedef enum {
    TCT_TITLE_STAFF,
    TCT_TITLE_HEAD,
    TCT_TITLE_MINISTER,
    TCT_TITLE_LOCAL,
    TCT_TITLE_ENVOY,
    TCT_TITLE_MEMBER
} tct_title_kind;

#define TCT_TITLE_ORGANIZATIONS 4
/** Holders that a title without one is compared with: the first ones, so that the work stays linear. */
#define TCT_TITLE_COMPARED 512u

/** A title phrase. Word ranges are half open; mentions are indices. */
typedef struct {
    uint32_t first, end;           /**< determiner or owner … last complement */
    uint32_t text_first, text_end; /**< what the title says, without article and organization */
    uint32_t head;                 /**< its noun */
    uint32_t organizations[TCT_TITLE_ORGANIZATIONS]; /**< most specific first; places where no organization is
                                                        named */
    uint32_t target;                                 /**< that the holder is accredited to, or TCT_NONE */
    uint32_t possessor;                              /**< possessive word, or TCT_NONE */
    uint8_t organization_count;
    uint8_t owner_count; /**< of them that stand before the title: "UNHCR spokesperson" */
    uint8_t kind;        /**< tct_title_kind */
    uint8_t tenure;      /**< tct_tenure */
    bool weak, plural, definite, field;
    bool enumerated; /**< its organizations follow after commas */
    bool held;       /**< by someone named */
} tct_title;

/** A person beside a title. */
typedef struct {
    uint32_t title;  /**< index into titles */
    uint32_t person; /**< mention */
    uint8_t tenure;  /**< of title and link together */
    uint8_t confidence;
    bool appointed; /**< the text announces it */
    const char *rule;
} tct_holder;

typedef enum {
    TCT_ROLE_TITLES,
    TCT_ROLE_MODIFIERS,
    TCT_ROLE_LINKS,
    TCT_ROLE_BEFORE,
    TCT_ROLE_COMPLEMENTS,
    TCT_ROLE_POSSESSORS,
    TCT_ROLE_HONORIFICS,
    TCT_ROLE_NOUNS,
    TCT_ROLE_REPRESENT,
    TCT_ROLE_MEMBERS,
    TCT_ROLE_VERBS,
    TCT_ROLE_UNITS,
    TCT_ROLE_ENDINGS,
    TCT_ROLE_LIST_COUNT
} tct_role_list;

/** A language part with the lists of roles. */
typedef struct {
    const tct_part *part;
    const tct_pack_list *lists[TCT_ROLE_LIST_COUNT];
    bool modifiers_before;
} tct_role_part;

/** What the passes over roles share; made anew by each, since mentions move between passes. */
typedef struct {
    const tct_extract *extract;
    tct_doc *doc;
    tct_role_part parts[TCT_PART_MAXIMUM];
    tct_symbol genitive; /**< the key that stands for the genitive clitic in lists */
    size_t first_named;  /**< mentions before the titles were read; later ones titles have made */
    bool naming;         /**< may titles make mentions of organizations that no pass took? */
    uint32_t *starts;    /**< by word: longest mention that begins there, or TCT_NONE */
    uint32_t *ends;     /**< by word: longest mention that ends before it, or TCT_NONE; one more than words */
    uint32_t *covers;   /**< by word: longest mention over it, or TCT_NONE */
    uint32_t *title_at; /**< by word: title whose first word it is, or TCT_NONE */
    uint32_t *title_end; /**< by word: title that ends before it; one more than words */
    uint32_t
        *keyed_from; /**< by word: the next word, itself or later, whose key is not its form, or TCT_NONE */
    TCT_VEC(tct_title) titles;
    TCT_VEC(tct_holder) holders;
} tct_roles;

/** Indexes the mentions of @p doc, finds the titles and who holds them. Call tct_roles_close() in any case.
 */
TCT_MUST_USE tct_status tct_roles_open(const tct_extract *extract, tct_doc *doc, bool naming,
                                       tct_roles *roles);
/** Only indexes the mentions and lists, without titles. */
TCT_MUST_USE tct_status tct_roles_index(const tct_extract *extract, tct_doc *doc, tct_roles *roles);
/** Indexes @p doc, lets @p read work on the index and closes it. */
TCT_MUST_USE tct_status tct_roles_with_index(const tct_extract *extract, tct_doc *doc,
                                             tct_status (*read)(tct_roles *roles));
void tct_roles_close(tct_roles *roles);

/** Lists for a sentence, NULL when its language has no part. */
const tct_role_part *tct_roles_part(const tct_roles *roles, uint32_t sentence);
/** Is the word a genitive clitic ("'s"), by its tag and relation? */
bool tct_roles_is_genitive(const tct_roles *roles, uint32_t word);
/** What stands for the word in lists: its folded form; "genitive" for the clitic; the lemma of an elided
 * word. */
tct_symbol tct_roles_key(const tct_roles *roles, uint32_t word);
/** Is the word inside a title phrase that begins before it? */
bool tct_titles_over(const tct_roles *roles, uint32_t word);
/** Longest key of @p list at word @p from; length in words or 0. */
uint32_t tct_roles_match(const tct_roles *roles, const tct_role_part *part, tct_role_list list, uint32_t from,
                         uint32_t end, const tct_pack_item **item);
/** Length of the longest key of @p list that ends before word @p end and begins at @p begin or later; 0 for
 * none. */
uint32_t tct_roles_match_back(const tct_roles *roles, const tct_role_part *part, tct_role_list list,
                              uint32_t begin, uint32_t end, const tct_pack_item **item);
/** Text of column @p column of @p item, empty when it has none. */
tct_str tct_roles_value(const tct_roles *roles, const tct_pack_item *item, int column);
/** Is the word punctuation, and one of the characters of @p set (or any, when NULL)? */
bool tct_roles_is_mark(const tct_roles *roles, uint32_t word, const char *set);
/** Mention that begins at @p word and has one of @p kinds (bits 1u << tct_kind), or TCT_NONE. */
uint32_t tct_roles_begin(const tct_roles *roles, uint32_t word, unsigned kinds);
/** Mention that ends before @p word and has one of @p kinds, or TCT_NONE. */
uint32_t tct_roles_end(const tct_roles *roles, uint32_t word, unsigned kinds);
/** First word at or after @p from that is no determiner. */
uint32_t tct_roles_skip_articles(const tct_roles *roles, uint32_t from, uint32_t end);
/** First word of the honorifics that end before @p end. */
uint32_t tct_roles_skip_honorifics(const tct_roles *roles, const tct_role_part *part, uint32_t begin,
                                   uint32_t end);

/** Is the word of the sentence [begin, end) the noun of a title that no list knows, by its ending and by the
 * name beside it? */
bool tct_titles_unknown(const tct_roles *roles, const tct_role_part *part, uint32_t begin, uint32_t word,
                        uint32_t end);
/** Finds the title phrases of one sentence. */
TCT_MUST_USE tct_status tct_titles_find(tct_roles *roles, uint32_t sentence);
/** Finds who holds the titles of the document. */
TCT_MUST_USE tct_status tct_titles_hold(tct_roles *roles);
/** End of the run of capitalised words at @p from that no mention has and that may be a name; @p from when
 * none. */
uint32_t tct_titles_run(const tct_roles *roles, const tct_role_part *part, uint32_t begin, uint32_t from,
                        uint32_t end);
/** Adds the words [first, end) as a mention of @p kind that @p rule shows. */
TCT_MUST_USE tct_status tct_titles_add(tct_roles *roles, uint32_t first, uint32_t end, tct_kind kind,
                                       const char *rule, uint32_t *index);
/** Has the word two or more capitals and no small letter: "IFAS"? */
bool tct_titles_acronym(const tct_roles *roles, uint32_t word);
/** Is the capitalised word a name by its use: again and again in the text and never with a small letter? */
bool tct_titles_recurs(const tct_roles *roles, uint32_t word);
/** Adds the persons whom only a title shows; @p any tells whether there are some (then open @p roles anew).
 */
TCT_MUST_USE tct_status tct_titles_name(tct_roles *roles, bool *any);
/** Adds the larger bodies that descriptions of units name: "Department of X of the Ministry of Y". */
TCT_MUST_USE tct_status tct_titles_units(tct_roles *roles);
/** Has title @p a the same noun as @p b, and no other organization and no other field? */
bool tct_titles_agree(const tct_roles *roles, const tct_title *a, const tct_title *b);

/** Adds a relation stated by the words [first, end); no double of one that is there. */
TCT_MUST_USE tct_status tct_roles_relate(tct_roles *roles, tct_property_name property, uint32_t subject,
                                         uint32_t object, uint32_t first, uint32_t end, uint8_t confidence,
                                         const char *rule);
/** The same for any property. */
TCT_MUST_USE tct_status tct_roles_relate_by(tct_roles *roles, uint16_t property, uint32_t subject,
                                            uint32_t object, uint32_t first, uint32_t end, uint8_t confidence,
                                            const char *rule);
/** Organization that is in view before word @p word: the nearest in its sentence, else the sentence before's.
 */
uint32_t tct_roles_context(const tct_roles *roles, uint32_t word);

/** Relations inside noun phrases: genitive, possessive, compound, apposition. */
TCT_MUST_USE tct_status tct_roles_hierarchy(tct_roles *roles);
/** Places beside events and organizations. */
TCT_MUST_USE tct_status tct_roles_places(tct_roles *roles);
/** Members of and acting for. */
TCT_MUST_USE tct_status tct_roles_members(tct_roles *roles);
/** Who works with whom. */
TCT_MUST_USE tct_status tct_roles_partners(tct_roles *roles);

#endif
