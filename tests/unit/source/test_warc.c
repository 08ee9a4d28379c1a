/* Web archives: which records are pages, their addresses, broken ones. */
#include "reading.h"

#include <archive.h>
#include <archive_entry.h>

#define CRLF "\r\n"
#define PAGE(title) "<html><h1>" title "</h1><p>The port opened a school of climate on Monday.</p></html>"

/** Appends a record with its length; returns its end. */
static char *record(char *at, const char *type, const char *uri, const char *media, const char *block) {
    return at + sprintf(at,
                        "WARC/1.0" CRLF "WARC-Type: %s" CRLF "WARC-Target-URI: %s" CRLF
                        "Content-Type: %s" CRLF "Content-Length: %zu" CRLF CRLF "%s" CRLF CRLF,
                        type, uri, media, strlen(block), block);
}

#define HTTP "application/http;msgtype=response"

static size_t write_archive(char *bytes) {
    char *at = record(bytes, "warcinfo", "x", "application/warc-fields", "software: own" CRLF);
    at = record(at, "request", "http://a.example/1", HTTP, "GET /1 HTTP/1.1" CRLF CRLF);
    at = record(at, "response", "http://a.example/1", HTTP,
                "HTTP/1.1 200 OK" CRLF
                "content-type: text/html; charset=\"utf-8\"" CRLF CRLF PAGE("First one"));
    at = record(at, "response", "http://a.example/2.png", HTTP,
                "HTTP/1.1 200 OK" CRLF "Content-Type: image/png" CRLF CRLF "\x89PNG");
    at = record(at, "response", "http://a.example/3", HTTP,
                "HTTP/1.1 404 Not Found" CRLF "Content-Type: text/html" CRLF CRLF PAGE("Not there"));
    at = record(at, "response", "<http://a.example/4>", HTTP,
                "HTTP/1.1 200 OK" CRLF "Content-Type: text/html" CRLF "Transfer-Encoding: chunked" CRLF CRLF
                "1b" CRLF "<html><h1>Second one</h1><p>" CRLF "32" CRLF
                "The port opened a school of climate on Monday.</p>" CRLF "0" CRLF CRLF);
    at = record(at, "conversion", "http://a.example/5", "text/plain",
                "Third one\nThe port opened a school of climate on Monday.\n");
    return (size_t)(at - bytes);
}

static void assert_pages(tct_str bytes, tct_status status) {
    reading r;
    read_bytes(&r, bytes);
    assert_int_equal(r.status, status);
    assert_int_equal(r.count, 3);
    assert_str(r.docs[0]->meta.title, "First one");
    assert_str(r.docs[0]->meta.url, "http://a.example/1");
    assert_str(r.docs[1]->meta.title, "Second one");
    assert_str(r.docs[1]->meta.url, "http://a.example/4");
    assert_str(r.docs[2]->meta.title, "Third one");
    close_reading(&r);
}

static void pages_are_documents(void **state) {
    char bytes[8192];
    assert_pages((tct_str){bytes, write_archive(bytes)}, TCT_OK);
}

/** Compresses @p bytes to @p packed; returns the size. */
static size_t compress(tct_str bytes, char *packed, size_t room) {
    size_t used = 0;
    struct archive *archive = archive_write_new();
    struct archive_entry *entry = archive_entry_new();
    archive_write_set_format_raw(archive);
    archive_write_add_filter_gzip(archive);
    assert_int_equal(archive_write_open_memory(archive, packed, room, &used), ARCHIVE_OK);
    archive_entry_set_filetype(entry, AE_IFREG);
    assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
    archive_write_data(archive, bytes.data, bytes.size);
    archive_entry_free(entry);
    archive_write_close(archive);
    archive_write_free(archive);
    return used;
}

/** Archives are usually compressed record by record. */
static void compressed_records_follow_each_other(void **state) {
    char bytes[8192], packed[32768];
    const size_t size = write_archive(bytes), half = size / 2;
    size_t used = compress((tct_str){bytes, half}, packed, 16384);
    used += compress((tct_str){bytes + half, size - half}, packed + used, 16384);
    assert_pages((tct_str){packed, used}, TCT_OK);
}

static void what_comes_before_damage_is_read(void **state) {
    char bytes[8192];
    size_t size = write_archive(bytes);
    size += (size_t)sprintf(bytes + size, "WARC/1.0" CRLF "WARC-Type: response" CRLF
                                          "Content-Length: 99999" CRLF CRLF "cut off");
    assert_pages((tct_str){bytes, size}, TCT_PARTIAL);
}

static void nonsense_is_no_crash(void **state) {
    static const char *const inputs[] = {"WARC/1.0",
                                         "WARC/1.0\n\n",
                                         "WARC/1.0\nContent-Length: -1\n\nx",
                                         "WARC/1.0\nContent-Length: 99999999999999999999\n\nx",
                                         "WARC/1.0\nContent-Length: 3\nWARC-Type: response\n\nHTT\n\n",
                                         "WARC/1.0\nContent-Length: 0\nWARC-Type: resource\n\n\n\n"};
    for (size_t i = 0; i < sizeof inputs / sizeof *inputs; i++) {
        reading r;
        read_bytes(&r, tct_str_of(inputs[i]));
        assert_int_equal(r.count, 0);
        close_reading(&r);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_are_documents), cmocka_unit_test(compressed_records_follow_each_other),
        cmocka_unit_test(what_comes_before_damage_is_read), cmocka_unit_test(nonsense_is_no_crash)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
