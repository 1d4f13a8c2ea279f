#include <xxhash.h>

/* The library has wider units than the plain functions use; it chooses among them when the program runs. */
#if defined(__x86_64__) && __has_include(<xxh_x86dispatch.h>)
#include <xxh_x86dispatch.h>
#endif

static inline XXH_errorcode confere_xxh3_update(XXH3_state_t *state, const void *bytes, size_t count)
{
    return XXH3_128bits_update(state, bytes, count);
}
