#ifndef CONFERE_SYSTEM_H
#define CONFERE_SYSTEM_H

/* Swaps two paths in one step (Linux renameat2 with RENAME_EXCHANGE). 0, or -1 with errno set. */
int confere_exchange_paths(const char *left, const char *right);

/*
 * Asks the disk to begin with a part of a file, without waiting for it (Linux sync_file_range). A hint: what it did not
 * do is left to fsync.
 */
void confere_begin_write_back(int descriptor, long long offset, long long count);

/*
 * Ends the process with exit code 74 and a message when a mapped input is cut short under our hands (SIGBUS), instead of
 * a crash report.
 */
void confere_guard_mapped_inputs(void);

/* Asks the processor for the cache line at an address that need not be readable. */
static inline void confere_prefetch(const void *address) { __builtin_prefetch(address); }

#endif
