#ifndef CONFERE_BYTE_SCAN_PLAIN_H
#define CONFERE_BYTE_SCAN_PLAIN_H

#include <stddef.h>
#include <stdint.h>

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/*
 * The fields of a plain record as numbers, sixteen bytes at a time. FileFormats/Plain says what is plain; a processor that
 * lacks AVX2 reads them eight bytes at a time there, with the same result.
 */

/* Where a field stands: bytes[start ..< end]. */
typedef struct {
    size_t start, end;
} confere_field;

typedef struct {
    uint64_t taxpayer;       /* the digits as a number */
    int64_t amount;          /* minor units */
    uint64_t first, second;  /* the words of an end-to-end ID's code, and its form: PaymentModel/ReferenceCode */
    uint32_t form;
    uint8_t is_cnpj;         /* whether the taxpayer has 14 digits */
    uint8_t is_wrong;        /* whether its check digits are wrong */
} confere_plain_fields;

enum {
    CONFERE_PLAIN_MONEY = 1,     /* taxpayer and amount are plain */
    CONFERE_PLAIN_REFERENCE = 2  /* the reference is an end-to-end ID */
};

/*
 * Reads a taxpayer ID of 11 or 14 digits, not all the same; an amount with two decimals and at most twelve digits before
 * them; and the reference, which may be empty. 16 bytes before each field's end are readable. Only where confere_best_unit()
 * is CONFERE_AVX2.
 */
uint32_t confere_read_plain_fields(
    const uint8_t *bytes, confere_field taxpayer, confere_field amount, confere_field reference,
    confere_plain_fields *found);

/* Which fields of a row are read: the places of their columns. */
typedef struct {
    uint32_t columns; /* how many a row has */
    uint32_t taxpayer, amount, date;
    uint32_t reference; /* CONFERE_NO_COLUMN when there is none */
} confere_plain_columns;

#define CONFERE_NO_COLUMN UINT32_MAX

/* One row of a delimited file: where it and some of its fields stand. */
typedef struct {
    size_t end; /* the offset of its line break */
    size_t date;
    confere_field reference;
    confere_plain_fields fields;
} confere_plain_row;

/*
 * Reads the row that starts at `start`, of which places[0 ..< columns] are the separators as confere_index_range gives them,
 * counted from `origin`; seven values more can be read. 0 unless these make one row of which taxpayer and amount are plain and the date has ten characters.
 */
uint32_t confere_read_plain_row(
    const uint8_t *bytes, size_t origin, size_t start, const uint32_t *places, const confere_plain_columns *columns,
    confere_plain_row *row);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
