/**
 * Archives through libarchive, read in memory: tar, zip, cpio and compressed single files. Nothing is written
 * to disk, so a member's path is only a name. DOCX and ODT are zip archives whose text is one XML member.
 */
#include <archive.h>
#include <archive_entry.h>
#include <assert.h>
#include <stdio.h>

#include "base/limits.h"
#include "source/formats.h"
#include "source/office.h"

/** Archives within archives that are followed. */
enum { MOST_DEPTH = 3 };

static const tct_str signatures[] = {{"PK\x03\x04", 4},
                                     {"\x1F\x8B", 2},
                                     {"\x28\xB5\x2F\xFD", 4},
                                     {"BZh", 3},
                                     {"\xFD"
                                      "7zXZ",
                                      5}};

bool tct_is_archive(tct_str bytes) {
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (tct_str_starts(bytes, signatures[i])) return true;
    return bytes.size > 512 && tct_str_equal(tct_str_range(bytes, 257, 262), TCT_LIT("ustar"));
}

/** A reader over @p bytes; NULL when it is no archive after all. */
static struct archive *open_archive(tct_str bytes) {
    struct archive *archive = archive_read_new();
    if (!archive) return NULL;
    archive_read_support_filter_all(archive);
    archive_read_support_format_tar(archive);
    archive_read_support_format_zip(archive);
    archive_read_support_format_cpio(archive);
    archive_read_support_format_raw(archive); /* a compressed single file */
    if (archive_read_open_memory(archive, bytes.data, bytes.size) == ARCHIVE_OK) return archive;
    archive_read_free(archive);
    return NULL;
}

/** The member's bytes; TCT_ERR_LIMIT for a bomb, TCT_ERR_SYNTAX for a damaged archive. */
static tct_status read_member(struct archive *archive, tct_buffer *out) {
    char piece[16384];
    for (;;) {
        const la_ssize_t size = archive_read_data(archive, piece, sizeof piece);
        if (size == 0) return tct_buffer_status(out);
        if (size < 0) return TCT_ERR_SYNTAX;
        tct_buffer_append(out, (tct_str){piece, (size_t)size});
        TRY(tct_buffer_status(out));
    }
}

/** Text with a NUL in @p room, or NULL for an empty one or one that is too long to be of use. */
static const char *terminated(tct_str text, char *room, size_t size) {
    if (text.size == 0 || text.size >= size) return NULL;
    memcpy(room, text.data, text.size);
    room[text.size] = '\0';
    return room;
}

static tct_status hand_over(tct_str bytes, const tct_member *member, tct_reading *reading) {
    assert(reading->members && reading->inside.data && !reading->inside.data[reading->inside.size]);
    char url[TCT_LIMIT_IRI_BYTES], charset[64];
    const tct_archive_member view = {.path = reading->inside.data,
                                     .url = terminated(member->url, url, sizeof url),
                                     .charset = terminated(member->charset, charset, sizeof charset),
                                     .bytes = bytes.size ? bytes.data : "",
                                     .size = bytes.size};
    reading->documents++;
    return reading->members->member(reading->members->context, &view);
}

static tct_status read_nested(tct_str bytes, const tct_member *member, tct_reading *reading);

/** With reading->members: documents go there as they are, archives are opened. */
static tct_status pass_on(tct_str bytes, const tct_member *member, tct_reading *reading) {
    const tct_str before = reading->inside;
    tct_buffer path;
    tct_buffer_init(&path, reading->options->allocator, TCT_LIMIT_INPUT_BYTES);
    tct_buffer_append(&path, before);
    if (before.size && !member->single) tct_buffer_char(&path, '/');
    if (!member->single) tct_buffer_append(&path, member->path);
    tct_buffer_char(&path, '\0');
    tct_status status = tct_buffer_status(&path);
    if (status == TCT_OK) {
        reading->inside = tct_str_range(tct_buffer_str(&path), 0, path.size - 1);
        const bool opened = tct_is_archive(bytes) || tct_is_warc(bytes);
        status = opened ? read_nested(bytes, member, reading) : hand_over(bytes, member, reading);
    }
    reading->inside = before;
    tct_buffer_clear(&path);
    return status;
}

tct_status tct_read_member(tct_str bytes, const tct_member *member, tct_reading *reading) {
    assert(member && reading);
    return reading->members ? pass_on(bytes, member, reading) : read_nested(bytes, member, reading);
}

static tct_status read_nested(tct_str bytes, const tct_member *member, tct_reading *reading) {
    char name[600];
    const tct_str outer = reading->options->name;
    const tct_str path = tct_str_range(member->path, 0, member->path.size < 250 ? member->path.size : 250);
    const int size = snprintf(name, sizeof name, "%.*s:%.*s", (int)(outer.size < 300 ? outer.size : 300),
                              outer.data ? outer.data : "", TCT_ARG(path));
    tct_source_options options = *reading->options;
    options.name = (tct_str){name, (size_t)size < sizeof name ? (size_t)size : sizeof name - 1};
    options.format = TCT_FORMAT_AUTO;
    if (member->url.size) options.url = member->url;
    if (member->charset.size) options.charset = member->charset;
    const tct_source_options *before = reading->options;
    reading->options = &options;
    reading->depth++;
    const tct_status status = tct_read_bytes(bytes, reading);
    reading->depth--;
    reading->options = before;
    if (status == TCT_ERR_ENCODING || status == TCT_ERR_SYNTAX || status == TCT_ERR_UNSUPPORTED) {
        reading->partial = true;
        return TCT_OK;
    }
    return status;
}

static bool is_regular(struct archive_entry *entry) {
    const bool raw = archive_entry_filetype(entry) == 0; /* a compressed single file has no type */
    return raw || archive_entry_filetype(entry) == AE_IFREG;
}

/** Reads every member; the sum of their sizes is limited, so that a small file cannot fill the memory. */
static tct_status read_members(struct archive *archive, tct_reading *reading) {
    struct archive_entry *entry;
    size_t left = TCT_LIMIT_INPUT_BYTES;
    int more;
    while ((more = archive_read_next_header(archive, &entry)) == ARCHIVE_OK || more == ARCHIVE_WARN) {
        tct_buffer bytes;
        if (!is_regular(entry)) continue;
        tct_buffer_init(&bytes, reading->options->allocator, left);
        tct_status status = read_member(archive, &bytes);
        const char *path = archive_entry_pathname(entry);
        const tct_member member = {.path = path ? tct_str_of(path) : TCT_LIT(""),
                                   .single = archive_format(archive) == ARCHIVE_FORMAT_RAW};
        if (status == TCT_OK) status = tct_read_member(tct_buffer_str(&bytes), &member, reading);
        left -= bytes.size < left ? bytes.size : left;
        tct_buffer_clear(&bytes);
        if (status != TCT_OK) return status;
    }
    return more == ARCHIVE_EOF ? TCT_OK : TCT_ERR_SYNTAX;
}

/** The text member of an office document, or TCT_NOT_FOUND. */
static tct_status office_member(tct_str bytes, const tct_allocator *allocator, tct_buffer *out) {
    struct archive *archive = tct_str_starts(bytes, signatures[0]) ? open_archive(bytes) : NULL;
    struct archive_entry *entry;
    tct_status status = TCT_NOT_FOUND;
    while (archive && status == TCT_NOT_FOUND && archive_read_next_header(archive, &entry) == ARCHIVE_OK) {
        const char *path = archive_entry_pathname(entry);
        if (!path || !tct_is_office_member(tct_str_of(path))) continue;
        status = read_member(archive, out);
    }
    if (archive) archive_read_free(archive);
    return status;
}

/** An office document within an archive goes on as it is; the outermost input is no archive then. */
static tct_status hand_over_office(tct_str bytes, tct_reading *reading) {
    static const tct_member nothing = {.path = {"", 0}};
    return reading->depth ? hand_over(bytes, &nothing, reading) : TCT_NOT_FOUND;
}

static tct_status read_all(tct_str bytes, tct_reading *reading) {
    struct archive *archive = open_archive(bytes);
    const tct_status status = archive ? read_members(archive, reading) : TCT_ERR_SYNTAX;
    if (archive) archive_read_free(archive);
    if (status == TCT_ERR_SYNTAX)
        return tct_reading_report(reading, TCT_ERROR, reading->documents > 0 ? TCT_PARTIAL : status, 0,
                                  "the archive is damaged here; what comes after it is missing");
    if (status == TCT_ERR_LIMIT)
        return tct_reading_report(reading, TCT_ERROR, status, 0,
                                  "the archive holds more bytes than an input may have");
    return status;
}

tct_status tct_read_archive(tct_str bytes, tct_reading *reading) {
    assert(tct_is_archive(bytes));
    if (reading->depth >= MOST_DEPTH) {
        tct_reading_report(reading, TCT_ERROR, TCT_PARTIAL, 0, "archives nested too deeply; left out");
        return TCT_OK;
    }
    tct_buffer xml;
    tct_buffer_init(&xml, reading->options->allocator, TCT_LIMIT_INPUT_BYTES);
    tct_status status = office_member(bytes, reading->options->allocator, &xml);
    if (status == TCT_OK && reading->members)
        status = hand_over_office(bytes, reading);
    else if (status == TCT_OK)
        status = tct_read_office(tct_buffer_str(&xml), reading);
    else if (status == TCT_NOT_FOUND)
        status = read_all(bytes, reading);
    tct_buffer_clear(&xml);
    return status == TCT_PARTIAL ? TCT_OK : status;
}
