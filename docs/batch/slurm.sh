#!/bin/sh
#SBATCH --job-name=ietfdoc
#SBATCH --array=1-8
#SBATCH --cpus-per-task=2
#SBATCH --requeue
# sbatch slurm.sh LIST|DIR OUT [OPTIONS]: each task of the array makes a shard. Afterwards:
#   ietfdoc-render --merge-reports OUT.reports/*.jsonl --report OUT.jsonl
# Set SOURCE_DATE_EPOCH before sbatch, so that all tasks have one day.
set -eu
documents=$1 out=$2
shift 2
mkdir -p "$out" "$out.reports"
exec "${RENDER:-ietfdoc-render}" --batch "$documents" --path "$out" --quiet --resume \
    --jobs "${SLURM_CPUS_PER_TASK:-1}" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
    --report "$out.reports/$SLURM_ARRAY_TASK_ID.jsonl" "$@"
