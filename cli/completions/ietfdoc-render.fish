# fish completion for ietfdoc-render: the options are those that --help shows.
function __ietfdoc_render_options
    ietfdoc-render --help | string match -rag -- '(?:^|[ ,])(--?[A-Za-z][A-Za-z0-9-]*)' | sort -u
end
function __ietfdoc_render_borders
    ietfdoc-render --help | string match -rg -- '--table-borders (\S+)' | string split '|'
end
complete -c ietfdoc-render -f -a '(__fish_complete_suffix .xml)'
complete -c ietfdoc-render -f -n 'string match -q -- "-*" (commandline -ct)' -a '(__ietfdoc_render_options)'
complete -c ietfdoc-render -l table-borders -x -a '(__ietfdoc_render_borders)'
