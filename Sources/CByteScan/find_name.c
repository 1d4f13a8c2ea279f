#include "CByteScanName.h"

#include <string.h>

/* Sixteen bytes: one register of SSE2 or NEON. */
typedef uint8_t places __attribute__((vector_size(16)));

static const uint8_t lower_case = 0x20;

static int stands_at(const uint8_t *bytes, const uint8_t *name, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if ((uint8_t)(bytes[i] & ~lower_case) != name[i])
            return 0;
    return 1;
}

size_t confere_find_name(const uint8_t *bytes, size_t count, size_t start, const uint8_t *name, size_t length)
{
    if (length < 2 || count < length)
        return count;
    const size_t last = length - 1;
    const size_t stop = count - last; /* the name starts before it */
    const places first_letter = (places){} + name[0];
    const places last_letter = (places){} + name[last];
    const places upper = (places){} + (uint8_t)~lower_case;
    size_t place = start;
    while (place + sizeof(places) <= stop) {
        places firsts, lasts;
        memcpy(&firsts, bytes + place, sizeof firsts);
        memcpy(&lasts, bytes + place + last, sizeof lasts);
        const places both = (places)(((firsts & upper) == first_letter) & ((lasts & upper) == last_letter));
        uint64_t halves[2];
        memcpy(halves, &both, sizeof both);
        if (halves[0] | halves[1])
            for (size_t i = 0; i < sizeof(places); i++)
                if (both[i] && stands_at(bytes + place + i, name, length))
                    return place + i;
        place += sizeof(places);
    }
    for (; place < stop; place++)
        if (stands_at(bytes + place, name, length))
            return place;
    return count;
}
