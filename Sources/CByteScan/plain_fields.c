#include "CByteScanPlain.h"

#include "CByteScanIndex.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define ALWAYS_INLINE inline __attribute__((always_inline))
#define PLAIN_TARGET __attribute__((target("avx2,bmi,popcnt,lzcnt")))

/* Read from the n-th byte on, a mask of the last n of sixteen bytes. */
static const uint8_t LAST_BYTES[32] = {
    [16] = 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255};

/* The check digit of a weighted sum: 11 less the remainder modulo 11, or 0 for a remainder below 2. Sums reach 585. */
static ALWAYS_INLINE uint32_t check_digit(uint32_t sum)
{
    static const uint8_t digits[11] = {0, 0, 9, 8, 7, 6, 5, 4, 3, 2, 1};
    return digits[sum - sum * 5958 / 65536 * 11]; /* exact below 2^13 */
}

/* The digits of sixteen bytes, most significant first, as two numbers of eight. */
PLAIN_TARGET
static ALWAYS_INLINE __m128i pairs_of_eight(__m128i digits)
{
    __m128i pairs = _mm_maddubs_epi16(digits, _mm_set1_epi16(0x010A));
    __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(0x00010064));
    __m128i packed = _mm_packus_epi32(fours, fours);
    return _mm_madd_epi16(packed, _mm_set1_epi32(0x00012710));
}

PLAIN_TARGET
static ALWAYS_INLINE uint64_t number(__m128i digits)
{
    uint64_t halves = (uint64_t)_mm_cvtsi128_si64(pairs_of_eight(digits));
    return (halves & 0xFFFFFFFF) * 100000000 + (halves >> 32);
}

/* The last `count` of the sixteen bytes before `end`, as digits; the others are 0. */
PLAIN_TARGET
static ALWAYS_INLINE __m128i last_bytes(__m128i text, size_t count)
{
    __m128i mask = _mm_loadu_si128((const __m128i *)(LAST_BYTES + count));
    return _mm_and_si128(_mm_xor_si128(text, _mm_set1_epi8('0')), mask);
}

PLAIN_TARGET
static ALWAYS_INLINE int are_digits(__m128i digits)
{
    __m128i above = _mm_subs_epu8(digits, _mm_set1_epi8(9));
    return _mm_testz_si128(above, above);
}

/* Weights of the digits of CPF and CNPJ for the first and the second check digit, at the ends of sixteen bytes. */
static const int8_t WEIGHTS[2][2][16] = {
    {{0, 0, 0, 0, 0, 10, 9, 8, 7, 6, 5, 4, 3, 2, 0, 0}, {0, 0, 0, 0, 0, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 0}},
    {{0, 0, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2, 0, 0}, {0, 0, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2, 0}}};

PLAIN_TARGET
static ALWAYS_INLINE int read_taxpayer(const uint8_t *bytes, confere_field field, confere_plain_fields *found)
{
    size_t count = field.end - field.start;
    if (count != 11 && count != 14)
        return 0;
    __m128i text = _mm_loadu_si128((const __m128i *)(bytes + field.end - 16));
    __m128i digits = last_bytes(text, count);
    __m128i last = _mm_shuffle_epi8(digits, _mm_set1_epi8(15));
    uint32_t same = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(digits, last)) >> (16 - count);
    if (!are_digits(digits) || same == ((uint32_t)1 << count) - 1)
        return 0;
    found->taxpayer = number(digits);
    found->is_cnpj = count == 14;
    const int8_t(*weights)[16] = WEIGHTS[found->is_cnpj];
    __m128i first = _mm_maddubs_epi16(digits, _mm_loadu_si128((const __m128i *)weights[0]));
    __m128i second = _mm_maddubs_epi16(digits, _mm_loadu_si128((const __m128i *)weights[1]));
    /* No sum of two products reaches 256. */
    __m128i sums = _mm_sad_epu8(_mm_packus_epi16(first, second), _mm_setzero_si128());
    uint32_t expected = check_digit((uint32_t)_mm_cvtsi128_si32(sums)) * 10u
        + check_digit((uint32_t)_mm_extract_epi16(sums, 4));
    uint32_t stands = (uint32_t)_mm_extract_epi8(digits, 14) * 10 + (uint32_t)_mm_extract_epi8(digits, 15);
    found->is_wrong = expected != stands;
    return 1;
}

PLAIN_TARGET
static ALWAYS_INLINE int read_amount(const uint8_t *bytes, confere_field field, confere_plain_fields *found)
{
    size_t is_negative = bytes[field.start] == '-';
    size_t count = field.end - field.start - is_negative; /* digits and the mark */
    if (count < 4 || count > 15)
        return 0;
    uint8_t mark = bytes[field.end - 3];
    if (mark != '.' && mark != ',')
        return 0;
    __m128i text = _mm_loadu_si128((const __m128i *)(bytes + field.end - 16));
    __m128i joined = _mm_shuffle_epi8(
        text, _mm_setr_epi8(-128, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15));
    __m128i digits = last_bytes(joined, count - 1);
    if (!are_digits(digits))
        return 0;
    int64_t value = (int64_t)number(digits);
    found->amount = is_negative ? -value : value;
    return 1;
}

PLAIN_TARGET
static ALWAYS_INLINE int read_end_to_end(const uint8_t *bytes, confere_field field, confere_plain_fields *found)
{
    const uint8_t *text = bytes + field.start;
    if (field.end - field.start != 32 || (text[0] != 'E' && text[0] != 'D'))
        return 0;
    __m128i digits = _mm_xor_si128(_mm_loadu_si128((const __m128i *)(text + 1)), _mm_set1_epi8('0'));
    /* A digit that was read already, four digits, and eleven characters to the base of 75. */
    __m128i tail = _mm_sub_epi8(_mm_loadu_si128((const __m128i *)(text + 16)), _mm_set1_epi8('0'));
    __m128i most = _mm_setr_epi8(9, 9, 9, 9, 9, 74, 74, 74, 74, 74, 74, 74, 74, 74, 74, 74);
    __m128i above = _mm_or_si128(_mm_subs_epu8(digits, _mm_set1_epi8(9)), _mm_subs_epu8(tail, most));
    if (!_mm_testz_si128(above, above))
        return 0;
    uint64_t halves = (uint64_t)_mm_cvtsi128_si64(pairs_of_eight(digits));
    __m128i pairs = _mm_maddubs_epi16(
        tail, _mm_setr_epi8(0, 1, 10, 1, 1, 0, 0, 0, 75, 1, 75, 1, 75, 1, 75, 1));
    __m128i fours = _mm_madd_epi16(pairs, _mm_setr_epi16(1000, 10, 1, 0, 5625, 1, 5625, 1));
    uint64_t minutes = (uint64_t)_mm_cvtsi128_si64(fours);
    uint64_t eight = (uint64_t)_mm_extract_epi64(fours, 1);
    uint64_t minute = (minutes & 0xFFFFFFFF) + (minutes >> 32);
    uint32_t three = text[21] | (uint32_t)text[22] << 7 | (uint32_t)text[23] << 14;
    found->first = (halves & 0xFFFFFFFF) | halves >> 32 << 27 | (uint64_t)three << 54;
    found->second = ((eight & 0xFFFFFFFF) * 31640625 + (eight >> 32)) | minute << 50;
    found->form = (text[0] == 'E' ? 18 : 19) | three >> 10 << 5;
    return 1;
}

PLAIN_TARGET
static ALWAYS_INLINE uint32_t read_fields(
    const uint8_t *bytes, confere_field taxpayer, confere_field amount, confere_field reference,
    confere_plain_fields *found)
{
    if (!read_taxpayer(bytes, taxpayer, found) || !read_amount(bytes, amount, found))
        return 0;
    return CONFERE_PLAIN_MONEY | (read_end_to_end(bytes, reference, found) ? CONFERE_PLAIN_REFERENCE : 0);
}

PLAIN_TARGET
uint32_t confere_read_plain_fields(
    const uint8_t *bytes, confere_field taxpayer, confere_field amount, confere_field reference,
    confere_plain_fields *found)
{
    return read_fields(bytes, taxpayer, amount, reference, found);
}

/* Whether the first separator that ends a record is the one at `last`: it has the top bit. */
PLAIN_TARGET
static ALWAYS_INLINE int ends_at(const uint32_t *places, uint32_t last)
{
    for (;; places += 8, last -= 8) {
        uint32_t ends = (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_loadu_si256((const __m256i *)places)));
        if (last < 8)
            return (ends & ((2u << last) - 1)) == 1u << last;
        if (ends)
            return 0;
    }
}

static ALWAYS_INLINE confere_field field(
    uint32_t column, size_t origin, size_t start, size_t end, const uint32_t *places, uint32_t last)
{
    confere_field found = {
        column == 0 ? start : origin + places[column - 1] + 1, column == last ? end : origin + places[column]};
    return found;
}

PLAIN_TARGET
uint32_t confere_read_plain_row(
    const uint8_t *bytes, size_t origin, size_t start, const uint32_t *places, const confere_plain_columns *columns,
    confere_plain_row *row)
{
    uint32_t last = columns->columns - 1;
    if (!ends_at(places, last))
        return 0;
    row->end = origin + (places[last] & ~CONFERE_RECORD_END);
    size_t end = row->end - (row->end > start && bytes[row->end - 1] == '\r');
    confere_field date = field(columns->date, origin, start, end, places, last);
    if (date.end - date.start != 10)
        return 0;
    row->date = date.start;
    confere_field none = {start, start};
    row->reference =
        columns->reference == CONFERE_NO_COLUMN ? none : field(columns->reference, origin, start, end, places, last);
    return read_fields(
        bytes, field(columns->taxpayer, origin, start, end, places, last),
        field(columns->amount, origin, start, end, places, last), row->reference, &row->fields);
}

#else

uint32_t confere_read_plain_fields(
    const uint8_t *bytes, confere_field taxpayer, confere_field amount, confere_field reference,
    confere_plain_fields *found)
{
    (void)bytes, (void)taxpayer, (void)amount, (void)reference, (void)found;
    return 0;
}

uint32_t confere_read_plain_row(
    const uint8_t *bytes, size_t origin, size_t start, const uint32_t *places, const confere_plain_columns *columns,
    confere_plain_row *row)
{
    (void)bytes, (void)origin, (void)start, (void)places, (void)columns, (void)row;
    return 0;
}

#endif
