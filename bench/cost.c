/* Runs a command and tells on standard error what it cost: cost COMMAND…: "SECONDS KILOBYTES".
 * A program of its own because a process begins with the peak memory of the one it was forked
 * from: this one is small. */
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int
main(int count, char **command)
{
    struct rusage usage;
    int status;
    pid_t child = count > 1 ? fork() : -1;
    if (child == 0) {
        execvp(command[1], command + 1);
        _exit(127);
    }
    if (child < 0 || wait4(child, &status, 0, &usage) != child)
        return 1;
    double seconds = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
                     (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
    fprintf(stderr, "%.6f %ld\n", seconds, usage.ru_maxrss);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 1;
}
