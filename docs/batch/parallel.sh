#!/bin/sh
# parallel.sh LIST|DIR OUT SHARDS [OPTIONS]: a batch in shards, side by side; reports go to OUT.reports/.
# RENDER is the command (ietfdoc-render), PARALLEL options are for parallel.
set -eu
documents=$1 out=$2 shards=$3
shift 3
render=${RENDER:-ietfdoc-render}
: "${SOURCE_DATE_EPOCH:=$(date +%s)}" # one day for all shards
export SOURCE_DATE_EPOCH
mkdir -p "$out" "$out.reports"
status=0
seq "$shards" | parallel --env SOURCE_DATE_EPOCH \
    "$render" --batch "$documents" --path "$out" --jobs 1 --quiet --resume \
    --shard "{}/$shards" --report "$out.reports/{}.jsonl" "$@" || status=$?
"$render" --merge-reports "$out.reports"/*.jsonl --report "$out.jsonl" && exit "$status"
