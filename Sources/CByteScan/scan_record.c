#include "CByteScan.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define BLOCK 16

/*
 * One bit for each of the 16 bytes at `offset` that is the delimiter or a line break. Bytes that are not ASCII are noted in
 * `high`; those behind the record's end may be too, which costs time and changes nothing.
 */
static inline uint32_t separators(
    const uint8_t *bytes, size_t count, size_t offset, uint8_t delimiter, uint32_t *high)
{
    uint8_t tail[BLOCK];
    const uint8_t *block = bytes + offset;
    if (count - offset < BLOCK) {
        memset(tail, 0, BLOCK);
        memcpy(tail, block, count - offset);
        block = tail;
    }
#if defined(__SSE2__)
    __m128i text = _mm_loadu_si128((const __m128i *)block);
    __m128i hits = _mm_or_si128(
        _mm_cmpeq_epi8(text, _mm_set1_epi8((char)delimiter)), _mm_cmpeq_epi8(text, _mm_set1_epi8('\n')));
    *high |= (uint32_t)_mm_movemask_epi8(text);
    return (uint32_t)_mm_movemask_epi8(hits);
#else
    uint32_t mask = 0;
    for (int i = 0; i < BLOCK; i++) {
        mask |= (uint32_t)(block[i] == delimiter || block[i] == '\n') << i;
        *high |= block[i] >> 7;
    }
    return mask;
#endif
}

/* The offset just past the closing quote of the quoted field that starts at `start`, or count when there is none. */
static size_t end_of_quotes(const uint8_t *bytes, size_t count, size_t start, confere_record *record)
{
    size_t place = start + 1;
    for (;;) {
        const uint8_t *quote = place < count ? memchr(bytes + place, '"', count - place) : NULL;
        size_t stop = quote ? (size_t)(quote - bytes) : count;
        for (const uint8_t *p = bytes + place; (p = memchr(p, '\n', (size_t)(bytes + stop - p))) != NULL; p++)
            record->newlines++;
        if (!quote) {
            record->faults |= CONFERE_FAULT_UNCLOSED_QUOTE;
            return count;
        }
        if (stop + 1 < count && bytes[stop + 1] == '"') {
            place = stop + 2;
            continue;
        }
        return stop + 1;
    }
}

confere_record confere_scan_record(
    const uint8_t *bytes, size_t count, size_t start, uint8_t delimiter, uint64_t *ends, size_t ends_max)
{
    confere_record record = {0};
    size_t field = start, block = start;
    uint32_t high = 0;
    uint32_t mask = start < count ? separators(bytes, count, start, delimiter, &high) : 0;

    for (;;) {
        uint64_t quoted = 0;
        size_t quotes_end = 0;
        if (field < count && bytes[field] == '"') {
            quoted = CONFERE_QUOTED;
            high = 1; /* the inside of quotes is not looked at */
            quotes_end = block = end_of_quotes(bytes, count, field, &record);
            mask = block < count ? separators(bytes, count, block, delimiter, &high) : 0;
        }
        while (mask == 0 && block < count) {
            block = count - block > BLOCK ? block + BLOCK : count;
            if (block < count)
                mask = separators(bytes, count, block, delimiter, &high);
        }
        size_t separator = mask ? block + (size_t)__builtin_ctz(mask) : count;
        mask &= mask - 1;

        int is_last = separator >= count || bytes[separator] == '\n';
        size_t end = separator;
        if (is_last && end > field && bytes[end - 1] == '\r')
            end--;
        if (quoted && end > quotes_end)
            record.faults |= CONFERE_FAULT_TEXT_AFTER_QUOTE;
        if (record.fields < ends_max)
            ends[record.fields] = (uint64_t)end | quoted;
        else
            record.faults |= CONFERE_FAULT_TOO_MANY_FIELDS;
        record.fields++;
        if (is_last) {
            if (separator >= count)
                record.faults |= CONFERE_FAULT_NO_LINE_BREAK;
            record.end = separator < count ? separator + 1 : count;
            if (high)
                record.faults |= CONFERE_HAS_HIGH_BYTES;
            return record;
        }
        field = separator + 1;
    }
}
