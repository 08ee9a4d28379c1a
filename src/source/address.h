/**
 * @file address.h
 * Addresses that a page, a feed or an archive tells of itself (RFC 3986): who published a graph must not
 * publish a password with it, and a script or a file of the reader's machine is no address of a press
 * release.
 */
#ifndef TCT_SOURCE_ADDRESS_H
#define TCT_SOURCE_ADDRESS_H

#include "base/buffer.h"

/** Where the userinfo of @p address stands, with its '@' (RFC 3986, 3.2.1); empty when there is none. */
tct_span tct_address_credentials(tct_str address);
/** Appends @p address without its userinfo. */
void tct_address_append(tct_str address, tct_buffer *out);
/** True for http, https and addresses without a scheme, which are relative. */
bool tct_address_of_page(tct_str address);

#endif
