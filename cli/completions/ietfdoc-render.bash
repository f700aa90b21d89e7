# bash completion for ietfdoc-render: the options are those that --help shows.
_ietfdoc_render()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} help words
    COMPREPLY=()
    help=$("$1" --help 2>/dev/null) || return
    case $previous in
    -p | -b | -c | --path | --basename | --cache | --user-cache)
        mapfile -t COMPREPLY < <(compgen -d -- "$current")
        return ;;
    --batch | --report | --diagnostics-file | --formatter)
        mapfile -t COMPREPLY < <(compgen -f -- "$current")
        return ;;
    --*)
        words=$(sed -n "s/^.* $previous \([a-z]*|[a-z|]*\).*/\1/p" <<<"$help")
        if [[ $words ]]; then
            mapfile -t COMPREPLY < <(compgen -W "${words//|/ }" -- "$current")
            return
        fi ;;
    esac
    if [[ $current == -* ]]; then
        words=$(grep -oE '(^|[ ,])--?[A-Za-z][A-Za-z0-9-]*' <<<"$help" | tr -d ' ,' | sort -u)
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
    else
        mapfile -t COMPREPLY < <(compgen -f -X '!*.[xX][mM][lL]' -- "$current"; compgen -d -- "$current")
    fi
}
complete -o filenames -F _ietfdoc_render ietfdoc-render
