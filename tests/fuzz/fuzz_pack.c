/* Any bytes as a compiled pack, or a sound pack with some bytes changed: five bytes a change, place and
 * value. It is refused, or all that is promised of it holds. */
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "pack/pack.h"
#include "support.h"

enum { CHANGE_BYTES = 5 };

static void look(const tct_pack *pack) {
    tct_str name, bytes;
    for (size_t i = 0; tct_pack_chunk_at(pack, i, &name, &bytes); i++)
        (void)tct_pack_chunk(pack, name.data);
    for (size_t i = 0; i < tct_pack_language_count(pack); i++)
        (void)tct_pack_language_code(tct_pack_language_at(pack, i));
    for (uint16_t i = 0; i < tct_pack_class_count(pack); i++)
        (void)tct_pack_class_is_a(pack, i, 0);
    (void)tct_pack_class_find(pack, TCT_LIT("schema:Place"));
    (void)tct_pack_property_find(pack, TCT_LIT("schema:location"));
}

static void open_image(tct_str image) {
    tct_pack *pack = NULL;
    if (tct_pack_open_memory(image, &tct_heap, NULL, &pack) != TCT_OK) return;
    look(pack);
    tct_pack_free(pack);
}

static void change(char *image, size_t image_size, const uint8_t *bytes, size_t size) {
    for (; size >= CHANGE_BYTES; bytes += CHANGE_BYTES, size -= CHANGE_BYTES) {
        uint32_t place;
        memcpy(&place, bytes, sizeof place);
        image[place % image_size] = (char)bytes[sizeof place];
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size) {
    const tct_str sound = fuzz_pack_image();
    char *image = malloc(sound.size);
    open_image((tct_str){(const char *)bytes, size});
    if (image) {
        memcpy(image, sound.data, sound.size);
        change(image, sound.size, bytes, size);
        open_image((tct_str){image, sound.size});
    }
    free(image);
    return 0;
}
