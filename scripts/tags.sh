#!/usr/bin/env bash
# Makes the dictionary and the weights of corpus/attribution/tag, and prints how often they are right.
#
# usage: scripts/tags.sh TREEBANKS WORDNET [--dev]
#
# TREEBANKS is a folder with checkouts of three treebanks of Universal Dependencies, under these names:
#   EWT  UniversalDependencies/UD_English-EWT  15d613d8447b3478787d4c278730a1e48a945efb  CC BY-SA 4.0
#   GUM  UniversalDependencies/UD_English-GUM  afb41ee9bca57991125814fa04d96a0e61470c8b  CC BY(-SA), public domain
#   PUD  UniversalDependencies/UD_English-PUD  f16eba4ae7f3d161870ed320676c5088b8fa476c  CC BY-SA 3.0
# WORDNET is the folder /usr/share/wordnet of Debian's package wordnet-base, version 3.0-37.
#
# With the same sources it writes the same files, byte for byte. data/ORIGIN.md says what is used of them. With --dev
# it writes nothing, learns without the development part, and scores that part: use it to try changes.
set -euo pipefail
cd "$(dirname "$0")/.."
[[ $# -ge 2 ]] || { sed -n '4s/^# //p' "$0" >&2; exit 2; }
out=corpus/attribution/tag/data
if [[ ${3-} == --dev ]]; then
	out=$(mktemp -d)
	trap 'rm -rf "$out"' EXIT
fi
go run ./scripts/tagtrain -treebanks "$1" -wordnet "$2" -out "$out" ${3+"$3"}
