/* A shared object that is no module. */
int not_a_formatter(void);

int
not_a_formatter(void)
{
    return 0;
}
