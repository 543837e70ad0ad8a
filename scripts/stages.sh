#!/usr/bin/env bash
# Measures the stages of attribution one by one, each where the stages before it are right.
#
# usage: scripts/stages.sh [--write] [BENCH [TREEBANKS]]
#
# BENCH is the folder of labelled articles that scripts/score.sh takes; the default is ../shared/quotebench. TREEBANKS
# is a folder with checkouts of two treebanks of Universal Dependencies, under these names:
#   EWT  UniversalDependencies/UD_English-EWT  15d613d8447b3478787d4c278730a1e48a945efb  CC BY-SA 4.0
#   GUM  UniversalDependencies/UD_English-GUM  afb41ee9bca57991125814fa04d96a0e61470c8b  CC BY(-SA), public domain
# What needs a folder that is not there is left out. With --write, the table also replaces the one in
# docs/attribution.md.
set -euo pipefail
cd "$(dirname "$0")/.."
write=
if [[ ${1-} == --write ]]; then write=1; shift; fi
bench=${1:-../shared/quotebench} treebanks=${2-}
args=()
if [[ -d $bench ]]; then args+=(-labelled "$bench"); else echo "stages.sh: no labelled articles in $bench" >&2; fi
if [[ -n $treebanks ]]; then args+=(-treebanks "$treebanks"); fi

table=$(mktemp)
trap 'rm -f "$table" "$table.md"' EXIT
go run ./scripts/stages ${args[@]+"${args[@]}"} | tee "$table"
[[ -n $write ]] || exit 0
awk -v begin='<!-- written by scripts/stages.sh from here -->' -v end='<!-- to here -->' -v table="$table" '
	$0 == end && skip { print ""; skip = 0 }
	!skip
	$0 == begin { print ""; while ((getline line < table) > 0) print line; skip = 1 }' docs/attribution.md >"$table.md"
cp "$table.md" docs/attribution.md
