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
    static int has_avx2 = -1; /* every thread that asks finds the same answer */
    int known = __atomic_load_n(&has_avx2, __ATOMIC_RELAXED);
    if (known < 0) {
        __builtin_cpu_init();
        known = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
        __atomic_store_n(&has_avx2, known, __ATOMIC_RELAXED);
    }
    return known ? CONFERE_AVX2 : CONFERE_SSE2;
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
    if (unit == CONFERE_AVX2 && confere_best_unit() == CONFERE_AVX2)
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
    return confere_best_unit() == CONFERE_AVX2 ? count_line_breaks_avx2(bytes, start, stop)
                                               : count_line_breaks_sse2(bytes, start, stop);
#elif defined(__aarch64__)
    return count_line_breaks_neon(bytes, start, stop);
#else
    return count_line_breaks_scalar(bytes, start, stop);
#endif
}
