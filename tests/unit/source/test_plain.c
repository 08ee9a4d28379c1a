#include "reading.h"

#define BODY                                                                                                 \
    "The ministry opened a new laboratory on Monday and invited forty teachers of the region to visit it."

static void title_and_paragraphs(void **state) {
    assert_blocks("Ministry opens laboratory\n" BODY "\n" BODY "\n",
                  "TITLE Ministry opens laboratory\nPARAGRAPH " BODY "\nPARAGRAPH " BODY "\n");
}

static void sentence_is_no_title(void **state) {
    assert_blocks(BODY "\n" BODY "\n", "PARAGRAPH " BODY "\nPARAGRAPH " BODY "\n");
    assert_blocks("A lone line\n", "PARAGRAPH A lone line\n");
}

static void title_with_colon(void **state) {
    assert_blocks("Norvège : la ville de Bergen ouvre une école du climat\n" BODY "\n",
                  "TITLE Norvège : la ville de Bergen ouvre une école du climat\nPARAGRAPH " BODY "\n");
    assert_blocks("Location: Bergen\n" BODY "\n", "KEY Location=Bergen\nPARAGRAPH " BODY "\n");
}

static void title_after_release_words(void **state) {
    assert_blocks("COMMUNIQUÉ DE PRESSE\nParis, le 3 mars 2024\nUne école du climat ouvre à Bergen\n" BODY
                  "\n",
                  "DATELINE COMMUNIQUÉ DE PRESSE\nDATELINE Paris, le 3 mars 2024\n"
                  "TITLE Une école du climat ouvre à Bergen\nPARAGRAPH " BODY "\n");
    assert_blocks("Press release\nSchool of climate opens\n" BODY "\n",
                  "DATELINE Press release\nTITLE School of climate opens\nPARAGRAPH " BODY "\n");
    assert_blocks("Statement by Ada Moe\n" BODY "\n", "TITLE Statement by Ada Moe\nPARAGRAPH " BODY "\n");
}

static void headings(void **state) {
    assert_blocks("A title\nA subtitle that says a little more\n" BODY "\nAbout Acme\n" BODY
                  "\nNotes\n- one\n",
                  "TITLE A title\nHEADING A subtitle that says a little more\nPARAGRAPH " BODY
                  "\nHEADING About Acme\nPARAGRAPH " BODY "\nHEADING Notes\nITEM - one\n");
}

static void lists(void **state) {
    assert_blocks(BODY "\n- one\n• two\n1. three\nb) four\n(5) five\n",
                  "PARAGRAPH " BODY "\nITEM - one\nITEM • two\nITEM 1. three\nITEM b) four\nITEM (5) five\n");
    assert_blocks(BODY "\n2024. was a year\n-5 degrees were measured\n",
                  "PARAGRAPH " BODY "\nPARAGRAPH 2024. was a year\nPARAGRAPH -5 degrees were measured\n");
}

static void groups(void **state) {
    reading r;
    read_text(&r, BODY "\n- one\n- two\n" BODY "\n- three\n");
    const tct_block *blocks = r.docs[0]->blocks.items;
    assert_int_equal(blocks[1].group, blocks[2].group);
    assert_int_equal(blocks[3].group, 0);
    assert_true(blocks[4].group > blocks[2].group);
    close_reading(&r);
}

static void key_values(void **state) {
    assert_blocks(
        "A title\nDate : 10 mai 2024\nOrganised by: the harbour\nTél.: 01 02 03\nLieu\xC2\xA0: Bergen\n" BODY,
        "TITLE A title\nKEY Date=10 mai 2024\nKEY Organised by=the harbour\nKEY Tél.=01 02 03\n"
        "KEY Lieu=Bergen\nPARAGRAPH " BODY "\n");
}

static void colons_that_separate_nothing(void **state) {
    assert_blocks(
        BODY "\nSee https://example.org/a for more on this subject of ours.\nAt 10:30 they went.\n"
             "Ada Moe : « Nous sommes très heureux de cette école, qui ouvre enfin. »\n"
             "Three tasks await them first: to find a house, to find a master and to begin.\n",
        "PARAGRAPH " BODY "\nPARAGRAPH See https://example.org/a for more on this subject of ours.\n"
        "PARAGRAPH At 10:30 they went.\n"
        "PARAGRAPH Ada Moe : « Nous sommes très heureux de cette école, qui ouvre enfin. »\n"
        "PARAGRAPH Three tasks await them first: to find a house, to find a master and to begin.\n");
}

static void captions(void **state) {
    assert_blocks(BODY "\n(The harbour at night)\nPhoto : Ada Moe\n© Acme\nPhoto albums were shown to all.\n"
                       "(One) and (two) were there.\n",
                  "PARAGRAPH " BODY
                  "\nCAPTION (The harbour at night)\nCAPTION Photo : Ada Moe\nCAPTION © Acme\n"
                  "PARAGRAPH Photo albums were shown to all.\nPARAGRAPH (One) and (two) were there.\n");
}

static void footnotes(void **state) {
    reading r;
    read_text(&r, "The school (1) and the house [2] opened today in the old harbour of the town.\n"
                  "[2] See the plan\n(1) A school\n(4) An item\n\xC2\xB3 Raised\n");
    const tct_block *blocks = r.docs[0]->blocks.items;
    assert_int_equal(blocks[1].kind, TCT_BLOCK_FOOTNOTE);
    assert_int_equal(blocks[1].number, 2);
    assert_int_equal(blocks[2].kind, TCT_BLOCK_FOOTNOTE);
    assert_int_equal(blocks[2].number, 1);
    assert_int_equal(blocks[3].kind, TCT_BLOCK_LIST_ITEM);
    assert_int_equal(blocks[4].number, 3);
    close_reading(&r);
}

static void table_rows(void **state) {
    assert_blocks(BODY "\nCity\tPupils\nBergen\t40\n| a | b |\n|---|---|\nTicket | Harbour\n",
                  "PARAGRAPH " BODY "\nROW City\tPupils\nROW Bergen\t40\nROW | a | b |\nFURNITURE |---|---|\n"
                  "PARAGRAPH Ticket | Harbour\n");
}

static void furniture(void **state) {
    assert_blocks(BODY "\nPartager\nSHARE THIS\nnews |\n-----\n" BODY "\nscroll",
                  "PARAGRAPH " BODY
                  "\nFURNITURE Partager\nFURNITURE SHARE THIS\nFURNITURE news |\nFURNITURE -----\n"
                  "PARAGRAPH " BODY "\nFURNITURE scroll\n");
}

static void dates(void **state) {
    reading r;
    read_text(&r, "Sous embargo jusqu'au 5 mars 2024 à 10h00\nPosted on March 3, 2024\nA title\n" BODY "\n");
    assert_int_equal(r.docs[0]->blocks.items[0].kind, TCT_BLOCK_DATELINE);
    assert_int_equal(r.docs[0]->meta.embargo.day, 5);
    assert_int_equal(r.docs[0]->meta.published.day, 3);
    assert_int_equal(r.docs[0]->meta.published.month, 3);
    assert_str(r.docs[0]->meta.title, "A title");
    close_reading(&r);
    read_text(&r, "A title\nDate: 3 March 2024\n" BODY "\n"); /* of the event, for all we know */
    assert_int_equal(r.docs[0]->meta.published.year, 0);
    close_reading(&r);
    read_with(&r, TCT_LIT("A title\n3 March 2024\n" BODY "\n"), (tct_source_options){.date = {2023, 1, 2}});
    assert_int_equal(r.docs[0]->meta.published.year, 2023);
    close_reading(&r);
}

static void wrapped_lines(void **state) {
    assert_blocks("Harbour school\n\n"
                  "The ministry opened a new laboratory on Monday and invited\n"
                  "forty teachers of the region to visit it. They came by ship\n"
                  "and stayed until the evening, when the ministers left again\n"
                  "for the capital.\n\n"
                  "The next visit is planned for the spring of that year.\n"
                  "It will be open to all.\n",
                  "TITLE Harbour school\n"
                  "PARAGRAPH The ministry opened a new laboratory on Monday and invited\n"
                  "forty teachers of the region to visit it. They came by ship\n"
                  "and stayed until the evening, when the ministers left again\n"
                  "for the capital.\n"
                  "PARAGRAPH The next visit is planned for the spring of that year.\n"
                  "PARAGRAPH It will be open to all.\n");
}

static void place_and_date_before_a_dash(void **state) {
    assert_blocks("Harbour school\nLIVERPOOL, 3 June 2025 – " BODY "\n",
                  "TITLE Harbour school\nDATELINE LIVERPOOL, 3 June 2025\nPARAGRAPH " BODY "\n");
    assert_blocks("Harbour school\nBERGEN -- " BODY "\n",
                  "TITLE Harbour school\nDATELINE BERGEN\nPARAGRAPH " BODY "\n");
    assert_blocks("Harbour school\nLIVERPOOL, June 3, 2025—" BODY "\n",
                  "TITLE Harbour school\nDATELINE LIVERPOOL, June 3, 2025\nPARAGRAPH " BODY "\n");
    assert_blocks("Harbour school\nHULL, Mass. – June 3, 2025 – " BODY "\n",
                  "TITLE Harbour school\nDATELINE HULL, Mass. – June 3, 2025\nPARAGRAPH " BODY "\n");
    assert_blocks("Harbour school\nLiverpool, 3 June 2025: " BODY "\n",
                  "TITLE Harbour school\nDATELINE Liverpool, 3 June 2025\nPARAGRAPH " BODY "\n");
    assert_blocks("Harbour school\nLIVERPOOL, June 3, 2025 /Newsline-UK/ -- " BODY "\n",
                  "TITLE Harbour school\nDATELINE LIVERPOOL, June 3, 2025\nPARAGRAPH " BODY "\n");
    assert_blocks("Harbour school\nLIVERPOOL, June 3, 2025 (HARBOUR WIRE) -- " BODY "\n",
                  "TITLE Harbour school\nDATELINE LIVERPOOL, June 3, 2025\nPARAGRAPH " BODY "\n");
    assert_blocks("Harbour school\nLIVERPOOL--(HARBOUR WIRE)--" BODY "\n",
                  "TITLE Harbour school\nDATELINE LIVERPOOL\nPARAGRAPH " BODY "\n");
    assert_blocks("Harbour school\nThe school (for all) -- " BODY "\n",
                  "TITLE Harbour school\nPARAGRAPH The school (for all) -- " BODY "\n");
    assert_blocks("Harbour school\n(Liverpool, 3 June 2025) " BODY "\n",
                  "TITLE Harbour school\nDATELINE Liverpool, 3 June 2025\nPARAGRAPH " BODY "\n");
    assert_blocks("École du port\nBrest, le 3 juin 2025. " BODY "\n",
                  "TITLE École du port\nDATELINE Brest, le 3 juin 2025\nPARAGRAPH " BODY "\n");
    assert_blocks("Harbour school\nABIDJAN, Côte d'Ivoire, 3 June 2025 — " BODY "\n",
                  "TITLE Harbour school\nDATELINE ABIDJAN, Côte d'Ivoire, 3 June 2025\nPARAGRAPH " BODY "\n");
    assert_blocks("Harbour school\nADJUMANI, Uganda – " BODY "\n",
                  "TITLE Harbour school\nDATELINE ADJUMANI, Uganda\nPARAGRAPH " BODY "\n");
    assert_blocks("Harbour school\nAda Moe, Leeds – " BODY "\n",
                  "TITLE Harbour school\nPARAGRAPH Ada Moe, Leeds – " BODY "\n");
    assert_blocks("Harbour school\nAda Moe – " BODY "\n",
                  "TITLE Harbour school\nPARAGRAPH Ada Moe – " BODY "\n");
}

static void text_is_the_input(void **state) {
    reading r;
    read_bytes(&r, TCT_LIT("\xEF\xBB\xBF  One \r\n\r\nTwo\rThree \xFF end.\n"));
    assert_str(r.docs[0]->text, "  One \n\nTwo\nThree \xEF\xBF\xBD end.\n");
    close_reading(&r);
    read_bytes(&r, TCT_LIT("Évaluation à Épinal \xFF fin.\n"));
    assert_str(r.docs[0]->text, "Évaluation à Épinal \xEF\xBF\xBD fin.\n");
    assert_int_equal(r.warnings, 1);
    close_reading(&r);
}

static void empty_inputs(void **state) {
    reading r;
    read_text(&r, "");
    assert_int_equal(r.count, 1);
    assert_int_equal(r.docs[0]->blocks.count, 0);
    close_reading(&r);
    read_text(&r, " \n\t\n");
    assert_int_equal(r.docs[0]->blocks.count, 0);
    close_reading(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(title_and_paragraphs),
        cmocka_unit_test(sentence_is_no_title),
        cmocka_unit_test(title_with_colon),
        cmocka_unit_test(title_after_release_words),
        cmocka_unit_test(headings),
        cmocka_unit_test(lists),
        cmocka_unit_test(groups),
        cmocka_unit_test(key_values),
        cmocka_unit_test(captions),
        cmocka_unit_test(colons_that_separate_nothing),
        cmocka_unit_test(footnotes),
        cmocka_unit_test(table_rows),
        cmocka_unit_test(furniture),
        cmocka_unit_test(dates),
        cmocka_unit_test(wrapped_lines),
        cmocka_unit_test(place_and_date_before_a_dash),
        cmocka_unit_test(text_is_the_input),
        cmocka_unit_test(empty_inputs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
