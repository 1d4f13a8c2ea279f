#ifndef CONFERE_BYTE_SCAN_NAME_H
#define CONFERE_BYTE_SCAN_NAME_H

#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/*
 * The offset of the first place from `start` on where a name of ASCII letters stands, in upper or lower case; `count` where there is
 * none. `name` has `length` letters in upper case, two at least. Looks at sixteen places at a time: at those alone where its first and
 * its last letter stand, further. Never reads outside bytes[0 ..< count]. O(count - start) for a name of bounded length.
 */
size_t confere_find_name(
    const uint8_t *bytes, size_t count, size_t start, const uint8_t *name, size_t length);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
