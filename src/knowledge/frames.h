/**
 * @file frames.h
 * Compiler of frames: short literals in the ontology → the pack's chunk "frames.XX". A frame is declared on
 * the property that it expresses, one literal for each construction, tagged with its language:
 *
 *     schema:organizer tct:frame "{object} organiser|tenir|accueillir {subject}"@fr ,
 *                                "{object} organise|host|hold|convene {subject}"@en .
 *
 * Notation. Items are separated by spaces.
 *
 *     {role}               an argument; role is subject or object (of the statement), each (coordinated
 * arguments that are related pairwise), or _ (only constrains) {role:Class|Class}   with classes: Person,
 * Organization, Agent (both), Event, Strategy, Place, Post, Actor (person, organization, post, place), Date,
 * Any, or any class of the ontology by its prefixed name; without one, the property's domain or range
 *     word|word            the first such item is the trigger: lemmas, alternatives separated by |; words of
 * one trigger joined by _ (avoir_lieu). :N after it makes it a noun, :A an adjective, :R a reflexive verb;
 * otherwise it is a verb, or a noun when no argument stands before it word|word_word       every later one:
 * prepositions of the argument after it (à|lors_de). Possession ('s, its, son) is the preposition "'s"; "+"
 * stands for a noun put before ("EIB loan") ( … )                what is in parentheses may be missing
 *     {role=word|word}     the trigger is itself the argument: {subject=conférence|sommet} de {object}
 *     {role:Class=*}       every mention of the class is a trigger: {subject:Strategy=*} de|'s {object}
 *     ~60                  last: the confidence of a clean match in percent, 85 when not given
 *
 * An argument before the trigger is the grammatical subject, one after it without preposition the direct
 * object, one with prepositions an oblique. Passive, participles, relative clauses, control, coordination and
 * the rest are the engine's affair (extract/frames.h): the author writes the plain active clause.
 */
#ifndef TCT_KNOWLEDGE_FRAMES_H
#define TCT_KNOWLEDGE_FRAMES_H

#include "base/buffer.h"
#include "base/symbols.h"
#include "pack/frames.h"

/** One `PROPERTY tct:frame "TEXT"@language` statement. */
typedef struct {
    uint16_t property; /**< id in the pack */
    uint16_t domain,
        range; /**< kinds of its subject and object, bits 1u << tct_kind; range 0 for dates and text */
    tct_str text;
    const char *source; /**< file, for diagnostics */
    uint64_t line;
} tct_frame_source;

/** Finds a class by prefixed name or local name: its id and tct_kind; false when there is none. */
typedef bool tct_frame_class_finder(const void *context, tct_str name, uint16_t *class_id, uint8_t *kind);

typedef struct {
    tct_symbols *symbols;               /**< the pack's table under construction; folded words are added */
    tct_arena *arena;                   /**< scratch */
    tct_frame_class_finder *find_class; /**< may be NULL: only the built-in class names are known */
    const void *class_context;
    const tct_sink *sink;
    const tct_frames *base; /**< frames that are kept before the new ones (of the base pack), or NULL */
} tct_frame_compiler;

/**
 * Appends the chunk of @p count frames (of one language) to @p out. The order of @p sources does not matter.
 * TCT_ERR_SYNTAX (after a diagnostic for each faulty frame) when one does not follow the notation.
 */
TCT_MUST_USE tct_status tct_frames_compile(const tct_frame_compiler *compiler,
                                           const tct_frame_source *sources, size_t count, tct_buffer *out);

#endif
