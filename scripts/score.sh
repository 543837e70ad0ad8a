#!/usr/bin/env bash
# Scores extraction, attribution and search on labelled articles.
#
# usage: scripts/score.sh [BENCH]
#
# BENCH is a folder with score.py, score_search.py, polnear/ and speakers/; the default is ../shared/quotebench.
# Needs python3.
set -euo pipefail
cd "$(dirname "$0")/.."
bench=${1:-../shared/quotebench}
[[ -f $bench/score.py ]] || { echo "score.sh: no score.py in $bench; usage: scripts/score.sh [BENCH]" >&2; exit 2; }
readonly gold=$bench/polnear/gold.jsonl texts=$bench/polnear/text found=build/quotes.jsonl
readonly moscow=2021-12-21-moscow-security-guarantees

score() {
	printf '\n-- %s\n' "$1"
	shift
	python3 "$bench/score.py" "$gold" "$found" "$@"
}

go build -trimpath -o build/verbatim ./cmd/verbatim
build/verbatim quotes --json "$texts" >"$found"

score 'all articles and those of each publisher, by source span' --by publisher
score 'articles with labelled speakers, by canonical speaker' --speakers "$bench/speakers"
score "$moscow, by canonical speaker" --speakers "$bench/speakers" --only "$moscow"

printf '\n-- search\n'
python3 "$bench/score_search.py" "$gold" "$bench/speakers" build/verbatim --corpus "$texts"

printf '\n-- search, upper bound of any ranking\n'
python3 scripts/ceiling.py "$bench" "$found"

printf '\n-- search, answered by meaning although no article speaks of it\n'
python3 scripts/unanswerable.py build/verbatim "$texts"

printf '\n-- search, first hits\n'
python3 scripts/firsthit.py build/verbatim "$texts" "$found"
