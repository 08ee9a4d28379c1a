#include "reading.h"

#include <archive.h>
#include <archive_entry.h>

typedef struct {
    const char *path;
    tct_str bytes;
} member;

/** An archive in memory; freed by the caller. */
static tct_str pack_up(bool zip, bool gzip, const member *members, size_t count) {
    enum { SIZE = 1 << 20 };
    char *bytes = malloc(SIZE);
    size_t used = 0;
    struct archive *archive = archive_write_new();
    assert_non_null(bytes);
    if (zip)
        archive_write_set_format_zip(archive);
    else
        archive_write_set_format_ustar(archive);
    if (gzip) archive_write_add_filter_gzip(archive);
    assert_int_equal(archive_write_open_memory(archive, bytes, SIZE, &used), ARCHIVE_OK);
    for (size_t i = 0; i < count; i++) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, members[i].path);
        archive_entry_set_size(entry, (la_int64_t)members[i].bytes.size);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        assert_int_equal(archive_write_header(archive, entry), ARCHIVE_OK);
        archive_write_data(archive, members[i].bytes.data, members[i].bytes.size);
        archive_entry_free(entry);
    }
    archive_write_close(archive);
    archive_write_free(archive);
    return (tct_str){bytes, used};
}

#define L(text)                                                                                              \
    { text, sizeof(text) - 1 }

static const member mixed[] = {
    {"../../etc/a.txt", L("A title here\nThe port opened a school of climate on Monday.\n")},
    {"picture.png", L("\x89PNG\r\n\x1A\n")},
    {"/b.html", L("<html><h1>Second one</h1><p>The port opened a school.</p>")},
};

static void members_are_documents(void **state) {
    for (unsigned kind = 0; kind < 3; kind++) {
        reading r;
        const tct_str bytes = pack_up(kind == 0, kind == 2, mixed, 3);
        read_bytes(&r, bytes);
        assert_int_equal(r.count, 2);
        assert_int_equal(r.status, TCT_PARTIAL); /* the picture */
        assert_int_equal(r.errors, 1);
        assert_str(r.docs[0]->meta.title, "A title here");
        assert_str(r.docs[0]->meta.source, "test:../../etc/a.txt"); /* a name and no more */
        assert_str(r.docs[1]->meta.title, "Second one");
        close_reading(&r);
        free((char *)bytes.data);
    }
}

static void damaged_archive(void **state) {
    reading r;
    const tct_str bytes = pack_up(false, true, mixed, 3);
    read_bytes(&r, (tct_str){bytes.data, bytes.size - 20});
    assert_int_not_equal(r.status, TCT_OK);
    assert_true(r.errors > 0);
    close_reading(&r);
    free((char *)bytes.data);
}

static void nested_archives_end(void **state) {
    member inner = mixed[0];
    tct_str layers[6];
    for (size_t i = 0; i < 6; i++) {
        layers[i] = pack_up(false, true, &inner, 1);
        inner = (member){"inner.tgz", layers[i]};
    }
    reading r;
    read_bytes(&r, layers[1]);
    assert_int_equal(r.count, 1);
    close_reading(&r);
    read_bytes(&r, layers[5]);
    assert_int_equal(r.count, 0);
    assert_int_equal(r.status, TCT_PARTIAL);
    close_reading(&r);
    for (size_t i = 0; i < 6; i++)
        free((char *)layers[i].data);
}

static void docx(void **state) {
    static const member parts[] = {
        {"[Content_Types].xml", L("<x/>")},
        {"word/document.xml",
         L("<w:document xmlns:w='x'><w:body><w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>School "
           "&amp; port "
           "open</w:t></w:r></w:p><w:p><w:r><w:t>Le port "
           "</w:t></w:r><w:r><w:instrText>no</w:instrText><w:t>a ouvert une "
           "école.</w:t></w:r></w:p><w:p><w:pPr><w:pStyle "
           "w:val='Heading2'/></w:pPr><w:r><w:t>Part</w:t></w:r></w:p>"
           "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>One</w:t></w:r></"
           "w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Lieu</w:t>"
           "</w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Bergen</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body>"
           "</w:document>")}};
    reading r;
    const tct_str bytes = pack_up(true, false, parts, 2);
    read_bytes(&r, bytes);
    assert_int_equal(r.status, TCT_OK);
    assert_string_equal(show(&r, 0),
                        "TITLE School & port open\nPARAGRAPH Le port a ouvert une école.\nHEADING Part\n"
                        "ITEM One\nKEY Lieu=Bergen\n");
    close_reading(&r);
    free((char *)bytes.data);
}

static void odt(void **state) {
    static const member parts[] = {
        {"content.xml",
         L("<o:document-content xmlns:o='o' xmlns:text='t'><o:body><o:text><text:h "
           "text:outline-level='1'>School opens"
           "</text:h><text:p>The port<text:s/>opened a <text:span>school</text:span>.</text:p><text:list>"
           "<text:list-item><text:p>One</text:p></text:list-item></text:list></o:text></o:body></"
           "o:document-content>")}};
    reading r;
    const tct_str bytes = pack_up(true, false, parts, 1);
    read_bytes(&r, bytes);
    assert_string_equal(show(&r, 0), "TITLE School opens\nPARAGRAPH The port opened a school.\nITEM One\n");
    close_reading(&r);
    free((char *)bytes.data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(members_are_documents),
        cmocka_unit_test(damaged_archive),
        cmocka_unit_test(nested_archives_end),
        cmocka_unit_test(docx),
        cmocka_unit_test(odt),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
