#include "CByteScanIndex.h"

#include <string.h>

#define PREFETCH_BYTES 2048

/* Plain C, eight bytes a word: a byte of `word` equals `byte` where the difference is zero. */
static inline uint64_t equal_bytes(uint64_t word, uint8_t byte)
{
    uint64_t difference = word ^ (0x0101010101010101ULL * byte);
    uint64_t zero = ~(((difference & 0x7F7F7F7F7F7F7F7FULL) + 0x7F7F7F7F7F7F7F7FULL) | difference | 0x7F7F7F7F7F7F7F7FULL);
    return (zero >> 7) * 0x0102040810204080ULL >> 56; /* the top bit of each byte, gathered */
}

static inline uint64_t masks_scalar(const uint8_t *block, uint8_t delimiter, uint64_t *quotes, uint64_t *breaks)
{
    uint64_t delimiters = 0;
    *quotes = *breaks = 0;
    for (int i = 0; i < 8; i++) {
        uint64_t word = 0;
        for (int k = 0; k < 8; k++)
            word |= (uint64_t)block[8 * i + k] << (8 * k);
        delimiters |= equal_bytes(word, delimiter) << (8 * i);
        *quotes |= equal_bytes(word, '"') << (8 * i);
        *breaks |= equal_bytes(word, '\n') << (8 * i);
    }
    return delimiters;
}
#define UNIT_NAME scalar
#define UNIT_TARGET
#define unit_masks masks_scalar
#include "index_range.h"

#if defined(__x86_64__)
#include <immintrin.h>

static inline uint64_t masks_sse2(const uint8_t *block, uint8_t delimiter, uint64_t *quotes, uint64_t *breaks)
{
    const __m128i d = _mm_set1_epi8((char)delimiter), q = _mm_set1_epi8('"'), n = _mm_set1_epi8('\n');
    uint64_t delimiters = 0;
    *quotes = *breaks = 0;
    for (int i = 0; i < 4; i++) {
        __m128i text = _mm_loadu_si128((const __m128i *)(block + 16 * i));
        delimiters |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(text, d)) << (16 * i);
        *quotes |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(text, q)) << (16 * i);
        *breaks |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(text, n)) << (16 * i);
    }
    return delimiters;
}
#define UNIT_NAME sse2
#define UNIT_TARGET
#define unit_masks masks_sse2
#include "index_range.h"

#define AVX2_TARGET __attribute__((target("avx2,bmi,popcnt,lzcnt")))
AVX2_TARGET
static inline uint64_t masks_avx2(const uint8_t *block, uint8_t delimiter, uint64_t *quotes, uint64_t *breaks)
{
    const __m256i d = _mm256_set1_epi8((char)delimiter), q = _mm256_set1_epi8('"'), n = _mm256_set1_epi8('\n');
    __m256i low = _mm256_loadu_si256((const __m256i *)block);
    __m256i high = _mm256_loadu_si256((const __m256i *)(block + 32));
#define BOTH(byte)                                                              \
    ((uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(low, byte)) |   \
     (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(high, byte)) << 32)
    *quotes = BOTH(q);
    *breaks = BOTH(n);
    return BOTH(d);
#undef BOTH
}
#define UNIT_NAME avx2
#define UNIT_TARGET AVX2_TARGET
#define unit_masks masks_avx2
#include "index_range.h"

#define AVX512_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,bmi,popcnt,lzcnt")))
AVX512_TARGET
static inline uint64_t masks_avx512(const uint8_t *block, uint8_t delimiter, uint64_t *quotes, uint64_t *breaks)
{
    __m512i text = _mm512_loadu_si512(block);
    *quotes = _mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8('"'));
    *breaks = _mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8('\n'));
    return _mm512_cmpeq_epi8_mask(text, _mm512_set1_epi8((char)delimiter));
}

/* The places of the bits of `rest`, sixteen at a time. */
AVX512_TARGET
static inline void places_avx512(uint32_t *out, uint64_t rest, uint32_t distance)
{
    const __m512i numbers = _mm512_set_epi8(
        63, 62, 61, 60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 49, 48, 47, 46, 45, 44, 43, 42, 41, 40, 39, 38, 37, 36,
        35, 34, 33, 32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7,
        6, 5, 4, 3, 2, 1, 0);
    const __m512i start = _mm512_set1_epi32((int)distance);
    for (;; out += 16) {
        __m512i places = _mm512_maskz_compress_epi8(rest, numbers);
        _mm512_storeu_si512(out, _mm512_add_epi32(start, _mm512_cvtepu8_epi32(_mm512_castsi512_si128(places))));
        if (__builtin_expect(_mm_popcnt_u64(rest) <= 16, 1))
            break;
        for (int i = 0; i < 16; i++)
            rest &= rest - 1;
    }
}
#define UNIT_NAME avx512
#define UNIT_TARGET AVX512_TARGET
#define unit_masks masks_avx512
#define unit_places places_avx512
#include "index_range.h"
#endif

#if defined(__aarch64__)
#include <arm_neon.h>

/* One bit a byte of four vectors, gathered by pairwise additions. */
static inline uint64_t gathered(uint8x16_t a, uint8x16_t b, uint8x16_t c, uint8x16_t d)
{
    const uint8x16_t bits = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint8x16_t low = vpaddq_u8(vandq_u8(a, bits), vandq_u8(b, bits));
    uint8x16_t high = vpaddq_u8(vandq_u8(c, bits), vandq_u8(d, bits));
    low = vpaddq_u8(low, high);
    low = vpaddq_u8(low, low);
    return vgetq_lane_u64(vreinterpretq_u64_u8(low), 0);
}

static inline uint64_t masks_neon(const uint8_t *block, uint8_t delimiter, uint64_t *quotes, uint64_t *breaks)
{
    uint8x16_t a = vld1q_u8(block), b = vld1q_u8(block + 16), c = vld1q_u8(block + 32), e = vld1q_u8(block + 48);
#define ALL(byte) gathered(vceqq_u8(a, byte), vceqq_u8(b, byte), vceqq_u8(c, byte), vceqq_u8(e, byte))
    *quotes = ALL(vdupq_n_u8('"'));
    *breaks = ALL(vdupq_n_u8('\n'));
    return ALL(vdupq_n_u8(delimiter));
#undef ALL
}
#define UNIT_NAME neon
#define UNIT_TARGET
#define unit_masks masks_neon
#include "index_range.h"
#endif

confere_unit confere_best_unit(void)
{
#if defined(__x86_64__)
    static int best = -1; /* every thread that asks finds the same answer */
    int found = __atomic_load_n(&best, __ATOMIC_RELAXED);
    if (found < 0) {
        __builtin_cpu_init();
        found = CONFERE_SSE2;
        if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt"))
            found = CONFERE_AVX2;
        if (found == CONFERE_AVX2 && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl")
            && __builtin_cpu_supports("avx512vbmi2"))
            found = CONFERE_AVX512;
        __atomic_store_n(&best, found, __ATOMIC_RELAXED);
    }
    return (confere_unit)found;
#elif defined(__aarch64__)
    return CONFERE_NEON;
#else
    return CONFERE_SCALAR;
#endif
}

confere_range confere_index_range_by(
    confere_unit unit, const uint8_t *bytes, size_t count, size_t start, size_t stop, uint8_t delimiter,
    uint32_t *places, uint32_t *lines)
{
#if defined(__x86_64__)
    if (unit == CONFERE_AVX512 && confere_best_unit() == CONFERE_AVX512)
        return index_range_avx512(bytes, count, start, stop, delimiter, places, lines);
    if (unit >= CONFERE_AVX2 && confere_best_unit() >= CONFERE_AVX2)
        return index_range_avx2(bytes, count, start, stop, delimiter, places, lines);
    if (unit != CONFERE_SCALAR)
        return index_range_sse2(bytes, count, start, stop, delimiter, places, lines);
#elif defined(__aarch64__)
    if (unit != CONFERE_SCALAR)
        return index_range_neon(bytes, count, start, stop, delimiter, places, lines);
#endif
    return index_range_scalar(bytes, count, start, stop, delimiter, places, lines);
}

confere_range confere_index_range(
    const uint8_t *bytes, size_t count, size_t start, size_t stop, uint8_t delimiter, uint32_t *places,
    uint32_t *lines)
{
    return confere_index_range_by(confere_best_unit(), bytes, count, start, stop, delimiter, places, lines);
}

size_t confere_count_line_breaks(const uint8_t *bytes, size_t start, size_t stop)
{
#if defined(__x86_64__)
    switch (confere_best_unit()) {
    case CONFERE_AVX512: return count_line_breaks_avx512(bytes, start, stop);
    case CONFERE_AVX2: return count_line_breaks_avx2(bytes, start, stop);
    default: return count_line_breaks_sse2(bytes, start, stop);
    }
#elif defined(__aarch64__)
    return count_line_breaks_neon(bytes, start, stop);
#else
    return count_line_breaks_scalar(bytes, start, stop);
#endif
}
