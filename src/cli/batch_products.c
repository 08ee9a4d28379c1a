/* Outputs of one input: each grows in the folder of work; when all are whole they go to their places. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/batch.h"

/** What no other document could be written after either. */
static bool is_full(int error) {
    return error == ENOSPC || error == EDQUOT || error == EROFS || error == EIO || error == EFBIG;
}

static tct_batch_outcome no_memory(tct_batch_products *products) {
    products->trouble[0] = 0;
    return TCT_BATCH_FAILED;
}

static tct_batch_outcome not_written(tct_batch_products *products, const char *file) {
    const int error = errno;
    snprintf(products->trouble, sizeof products->trouble, "%s cannot be written: %s", file, strerror(error));
    return is_full(error) ? TCT_BATCH_FULL : TCT_BATCH_FAILED;
}

static bool write_file(const char *path, const tct_cli_text *text) {
    assert(path && text && !text->failed);
    const int fd = tct_cli_open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    if (fd < 0) return false;
    const bool written = tct_cli_write_all(fd, text->data, text->size);
    const int error = errno;
    const bool closed = close(fd) == 0 || errno == EINTR;
    if (!written) errno = error;
    return written && closed;
}

static bool grow(tct_batch_products *products) {
    if (products->count < products->capacity) return true;
    const size_t larger = products->capacity ? products->capacity * 2 : 8;
    tct_batch_product *moved = realloc(products->items, larger * sizeof *moved);
    if (!moved) return false;
    products->items = moved;
    products->capacity = larger;
    return true;
}

/** "NAME.ttl" and, for its growing, "WORK/INDEX.NUMBER.ttl". */
static tct_batch_product *add(const tct_batch *batch, uint32_t index, tct_batch_products *products,
                              const char *name, const char *extension) {
    if (!grow(products)) return NULL;
    tct_batch_product *p = &products->items[products->count];
    const size_t room = strlen(extension) + 48;
    p->file = malloc(strlen(name) + room);
    p->temporary = malloc(strlen(batch->work) + room);
    if (!p->file || !p->temporary) {
        free(p->file);
        free(p->temporary);
        return NULL;
    }
    sprintf(p->file, "%s.%s", name, extension);
    sprintf(p->temporary, "%s/%lu.%zu.%s", batch->work, (unsigned long)index, products->count, extension);
    products->count++;
    return p;
}

tct_batch_outcome tct_batch_product_add(const tct_batch *batch, uint32_t index, tct_batch_products *products,
                                        const char *name, const char *extension, const tct_cli_text *text) {
    assert(batch && products && name && extension && *extension && text);
    tct_batch_product *p = add(batch, index, products, name, extension);
    if (!p) return no_memory(products);
    p->size = text->size;
    tct_checksum(text->data, text->size, p->sha256);
    return write_file(p->temporary, text) ? TCT_BATCH_DONE : not_written(products, p->file);
}

tct_batch_outcome tct_batch_products_place(const tct_batch *batch, tct_batch_products *products) {
    assert(batch && products && products->count);
    for (size_t i = 0; i < products->count; i++) {
        const tct_batch_product *p = &products->items[i];
        char *path = tct_batch_path(batch->options->folder, p->file);
        if (!path) return no_memory(products);
        const bool good = tct_batch_make_parents(path) && rename(p->temporary, path) == 0;
        const int error = errno;
        free(path);
        errno = error;
        if (!good) return not_written(products, p->file);
    }
    return TCT_BATCH_DONE;
}

void tct_batch_products_drop(tct_batch_products *products, size_t first) {
    assert(products && first <= products->count);
    for (size_t i = first; i < products->count; i++) {
        unlink(products->items[i].temporary); /* is not there any more when all went well */
        free(products->items[i].file);
        free(products->items[i].temporary);
    }
    products->count = first;
    if (first) return;
    free(products->items);
    products->items = NULL;
    products->capacity = 0;
}
