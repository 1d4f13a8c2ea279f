#ifndef CONFERE_SYSTEM_H
#define CONFERE_SYSTEM_H

/* Swaps two paths in one step (Linux renameat2 with RENAME_EXCHANGE). 0, or -1 with errno set. */
int confere_exchange_paths(const char *left, const char *right);

/*
 * Ends the process with exit code 74 and a message when a mapped input is cut short under our hands (SIGBUS), instead of
 * a crash report.
 */
void confere_guard_mapped_inputs(void);

#endif
