/*
 * The scan itself, once for each unit: the including file defines UNIT_NAME, UNIT_TARGET and
 * unit_masks(block, delimiter, quotes, line_breaks), which gives one bit for each of 64 bytes; and perhaps
 * unit_places(out, bits, distance), which writes where bits are set, and may write up to fifteen values too many.
 */

#define CONCATENATE_(a, b) a##b
#define CONCATENATE(a, b) CONCATENATE_(a, b)

UNIT_TARGET
static confere_range CONCATENATE(index_range_, UNIT_NAME)(
    const uint8_t *bytes, size_t count, size_t start, size_t stop, uint8_t delimiter, uint32_t *places,
    uint32_t *lines)
{
    confere_range range = {.end = start};
    size_t found = 0, line_breaks = 0;
    uint64_t is_inside = 0;         /* all ones while the bytes before the block end inside quotes */
    uint64_t may_open = 1;          /* whether a quote may open at the block's first byte */
    uint64_t was_closing = 0;       /* whether the last byte of the block before closed a field */

    for (size_t offset = start; offset < stop; offset += 64) {
        uint8_t tail[64];
        const uint8_t *block = bytes + offset;
        if ((offset - start) % CONFERE_LINES_BLOCK == 0)
            lines[(offset - start) / CONFERE_LINES_BLOCK] = (uint32_t)line_breaks;
        size_t length = stop - offset < 64 ? stop - offset : 64;
        if (count - offset < 64) {
            memset(tail, 0, sizeof tail);
            memcpy(tail, block, count - offset);
            block = tail;
        }
        __builtin_prefetch((const void *)((uintptr_t)bytes + offset + PREFETCH_BYTES)); /* over the end of a page, where the hardware stops */
        uint64_t quotes, breaks;
        uint64_t delimiters = unit_masks(block, delimiter, &quotes, &breaks);
        if (length < 64) {
            uint64_t mask = ((uint64_t)1 << length) - 1;
            delimiters &= mask;
            quotes &= mask;
            breaks &= mask;
        }
        uint64_t all_breaks = breaks;
        uint64_t separators = delimiters | breaks;

        if (__builtin_expect((quotes | is_inside | was_closing) != 0, 0)) {
            uint64_t inside = quotes; /* one from each opening quote up to the byte before the closing one */
            inside ^= inside << 1;
            inside ^= inside << 2;
            inside ^= inside << 4;
            inside ^= inside << 8;
            inside ^= inside << 16;
            inside ^= inside << 32;
            inside ^= is_inside;
            uint64_t opening = quotes & inside, closing = quotes & ~inside;
            uint64_t outside = separators & ~inside;
            uint64_t openable = (outside | closing) << 1 | may_open;
            uint64_t closed_before = closing << 1 | was_closing;
            /* After a closing quote: a separator, or the second of a doubled quote, or the CR of a CRLF. */
            uint64_t after = closed_before & ~(outside | opening);
            if (length < 64)
                after &= ((uint64_t)1 << length) - 1;
            int is_bad = (opening & ~openable) != 0;
            while (after && !is_bad) {
                size_t place = offset + (size_t)__builtin_ctzll(after);
                is_bad = !(bytes[place] == '\r' && place + 1 < count && bytes[place + 1] == '\n');
                after &= after - 1;
            }
            if (is_bad) {
                range.is_irregular = 1;
                return range;
            }
            was_closing = closing >> 63;
            may_open = (outside | closing) >> 63;
            is_inside = (uint64_t)((int64_t)inside >> 63);
            separators = outside;
            breaks &= ~inside;
        } else {
            may_open = separators >> 63;
        }

        /* Several at a time, whether there are as many or not: what is too much is written over. */
        uint32_t distance = (uint32_t)(offset - start);
        uint64_t rest = separators;
        size_t number = (size_t)__builtin_popcountll(separators);
#ifdef unit_places
        unit_places(places + found, rest, distance);
#else
        for (uint32_t *out = places + found;; out += 8) {
#if defined(__clang__)
#pragma clang loop vectorize(disable) unroll(full)
#endif
            for (int i = 0; i < 8; i++) {
                out[i] = distance + (uint32_t)__builtin_ctzll(rest | (uint64_t)1 << 63);
                rest &= rest - 1;
            }
            if (__builtin_expect(rest == 0, 1))
                break;
        }
#endif
        if (breaks) {
            uint64_t each = breaks;
            do {
                uint64_t bit = each & (~each + 1);
                size_t place = found + (size_t)__builtin_popcountll(separators & (bit - 1));
                places[place] |= CONFERE_RECORD_END;
                range.records++;
                each &= each - 1;
                if (!each) {
                    range.separators = place + 1;
                    range.end = offset + (size_t)__builtin_ctzll(bit) + 1;
                    range.line_breaks = line_breaks + (size_t)__builtin_popcountll(all_breaks & (bit | (bit - 1)));
                }
            } while (each);
        }
        found += number;
        line_breaks += (size_t)__builtin_popcountll(all_breaks);
    }
    return range;
}

UNIT_TARGET
static size_t CONCATENATE(count_line_breaks_, UNIT_NAME)(const uint8_t *bytes, size_t start, size_t stop)
{
    size_t line_breaks = 0, offset = start;
    for (; offset + 64 <= stop; offset += 64) {
        uint64_t quotes, breaks;
        (void)unit_masks(bytes + offset, '\n', &quotes, &breaks);
        line_breaks += (size_t)__builtin_popcountll(breaks);
    }
    for (; offset < stop; offset++)
        line_breaks += bytes[offset] == '\n';
    return line_breaks;
}

#undef UNIT_NAME
#undef UNIT_TARGET
#undef unit_masks
#undef unit_places
