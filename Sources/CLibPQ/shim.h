#pragma once
#include <libpq-fe.h>
#include <spawn.h>

/* glibc shows these two only to programs that define _GNU_SOURCE, which Swift's importer does not;
   the private cluster is started with them. */
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int from);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
