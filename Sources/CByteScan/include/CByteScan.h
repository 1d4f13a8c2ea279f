#ifndef CONFERE_BYTE_SCAN_H
#define CONFERE_BYTE_SCAN_H

#include "CByteScanIndex.h"
#include "CByteScanName.h"
#include "CByteScanPlain.h"

#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/* What a scan of one delimited record found. */
typedef struct {
    size_t end;          /* offset just past the record's line break, or the end of the bytes */
    size_t fields;       /* number of fields, also when more than fit */
    size_t newlines;     /* line breaks inside quoted fields */
    uint32_t faults;     /* CONFERE_FAULT_… and CONFERE_HAS_HIGH_BYTES */
} confere_record;

enum {
    CONFERE_FAULT_UNCLOSED_QUOTE = 1,
    CONFERE_FAULT_TEXT_AFTER_QUOTE = 2,
    CONFERE_FAULT_TOO_MANY_FIELDS = 4,
    CONFERE_FAULT_NO_LINE_BREAK = 8, /* the bytes end without one */
    CONFERE_HAS_HIGH_BYTES = 16      /* no fault: some byte may not be ASCII */
};

/* Set in a field's end when the field is quoted; the rest is the offset just past the field's last byte. */
#define CONFERE_QUOTED ((uint64_t)1 << 63)

/*
 * Scans the delimited record (RFC 4180) that starts at `start`. Field i runs from just past the delimiter after field
 * i - 1 to ends[i]; a quoted field's range includes its quotes. A carriage return before the line break belongs to
 * no field. Never reads outside bytes[0 ..< count]. O(length of the record).
 */
confere_record confere_scan_record(
    const uint8_t *bytes, size_t count, size_t start, uint8_t delimiter, uint64_t *ends, size_t ends_max);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
