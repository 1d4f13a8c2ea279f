#define _GNU_SOURCE
#include "CConfereSystem.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int confere_exchange_paths(const char *left, const char *right)
{
    return renameat2(AT_FDCWD, left, AT_FDCWD, right, RENAME_EXCHANGE);
}

void confere_begin_write_back(int descriptor, long long offset, long long count)
{
    (void)sync_file_range(descriptor, offset, count, SYNC_FILE_RANGE_WRITE);
}

static void input_was_cut(int signal)
{
    static const char message[] =
        "confere: error: an input was cut short or its disk failed while it was being read; "
        "no report was written; run again when the file is complete\n";
    (void)signal;
    ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);
    (void)written;
    _exit(74);
}

void confere_guard_mapped_inputs(void)
{
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = input_was_cut;
    sigaction(SIGBUS, &action, NULL);
}
