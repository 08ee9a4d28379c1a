/** @file assets.h Files of draw/web, put into the program when it is built. */
#ifndef TCT_DRAW_ASSETS_H
#define TCT_DRAW_ASSETS_H

/** NUL-terminated. */
extern const char tct_asset_page_css[];
extern const char tct_asset_page_js[];

#endif
