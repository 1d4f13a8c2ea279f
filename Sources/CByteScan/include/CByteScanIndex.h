#ifndef CONFERE_BYTE_SCAN_INDEX_H
#define CONFERE_BYTE_SCAN_INDEX_H

#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/*
 * The separators of a range of a delimited file, found many bytes at a time.
 *
 * The widest unit that the processor has is chosen once, when the first range is scanned: AVX-512, AVX2 or SSE2 on x86-64, NEON on
 * arm64, plain C elsewhere. All give the same index.
 */

/* How many bytes share one count of line breaks. */
#define CONFERE_LINES_BLOCK 512

/* Set in the place of a separator that ends a record. */
#define CONFERE_RECORD_END ((uint32_t)1 << 31)

/* What a scan of a range found. */
typedef struct {
    size_t end;         /* offset just past the last whole record; the start of the range when there is none */
    size_t separators;  /* how many of `places` are used: those up to `end` */
    size_t records;     /* how many records they make */
    size_t line_breaks; /* physical line breaks up to `end`, those inside quotes included */
    int is_irregular;   /* a quote stands where RFC 4180 has none: the range must be read record by record */
} confere_range;

/*
 * Finds the separators outside quotes in bytes[start ..< stop], of which `start` begins a record: places[i] is the
 * distance of the i-th from `start`, with CONFERE_RECORD_END when it is a line break. lines[k] counts the physical line
 * breaks before the k-th block of CONFERE_LINES_BLOCK bytes from `start` on.
 *
 * `places` has room for stop - start values and sixteen more, `lines` for one value for each block begun. stop - start lies
 * below 2^31. Never reads outside bytes[0 ..< count]. O(stop - start).
 */
confere_range confere_index_range(
    const uint8_t *bytes, size_t count, size_t start, size_t stop, uint8_t delimiter, uint32_t *places,
    uint32_t *lines);

/* The same by a chosen unit, for tests and benchmarks. Units that the processor lacks give the next narrower one. */
typedef enum {
    CONFERE_SCALAR = 0,
    CONFERE_SSE2 = 1,
    CONFERE_AVX2 = 2,
    CONFERE_AVX512 = 3, /* with VBMI2 */
    CONFERE_NEON = 4
} confere_unit;
confere_range confere_index_range_by(
    confere_unit unit, const uint8_t *bytes, size_t count, size_t start, size_t stop, uint8_t delimiter,
    uint32_t *places, uint32_t *lines);

/* The unit that confere_index_range uses here. */
confere_unit confere_best_unit(void);

/* Asks for the cache lines at an offset, which may lie anywhere. */
static inline void confere_prefetch_bytes(const uint8_t *bytes, size_t offset)
{
    __builtin_prefetch((const void *)((uintptr_t)bytes + offset));
    __builtin_prefetch((const void *)((uintptr_t)bytes + offset + 64));
}

/* How many bytes of bytes[start ..< stop] are line breaks. */
size_t confere_count_line_breaks(const uint8_t *bytes, size_t start, size_t stop);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
