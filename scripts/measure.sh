#!/usr/bin/env bash
# Measures verbatim and writes docs/measurements.md and, between its two comments, the scores of docs/attribution.md.
#
# usage: scripts/measure.sh [--scores] [BENCH]
#
# BENCH is the folder of labelled articles that scripts/score.sh takes; the default is ../shared/quotebench. Without
# it, the script skips what needs it. It takes about a minute. Run nothing else meanwhile. With --scores it writes
# only the scores, which do not depend on the machine.
set -euo pipefail
cd "$(dirname "$0")/.."
only_scores=
if [[ ${1-} == --scores ]]; then only_scores=1; shift; fi
bench=${1:-../shared/quotebench}
if [[ -n $only_scores && ! -f $bench/score.py ]]; then
	echo "measure.sh: no labelled articles in $bench; usage: scripts/measure.sh [--scores] [BENCH]" >&2
	exit 2
fi
out=$(mktemp)
data=$(mktemp -d)
trap 'rm -rf "$out" "$data"' EXIT
for v in "${!VERBATIM_@}"; do unset "$v"; done
export VERBATIM_DATA=$data

# block COMMAND FILTER... prints a command and its filtered output.
block() {
	local command=$1
	shift
	printf '    $ %s\n' "$command"
	eval "$command" 2>&1 | "$@" | sed 's/^/    /; s/ *$//'
	printf '\n'
}

benchmarks() { grep -E '^Benchmark' | sed -E 's/-[0-9]+ +/  /; s/ +[0-9]+ B\/op.*//' | column -t; }

measure() {
	cat <<-END
		# Measurements

		\`scripts/measure.sh\` writes this page. Each block is a command, run in the project's folder, and its output.
		$(go version | cut -d' ' -f3-), $(getconf _NPROCESSORS_ONLN) cores$(sed -n 's/^model name[^:]*: /, /p' /proc/cpuinfo 2>/dev/null | head -1), $(LC_ALL=C date -u '+%-d %B %Y').

		## Searching

		The benchmarks of \`index\` search 12,000 quotes of invented words whose frequencies are those of a language.
		*FirstSearch* opens, searches and closes, as a process that answers one query does. *Complete* is the completion of
		a word while the user types. *Build* is a whole snapshot, synced to the disk.

	END
	block "go test -run '^$' -bench 'Build|Search|Complete' ./index" benchmarks
	cat <<-END
		## Attribution

		One core. *news* are the 841 articles that \`scripts/score.sh\` scores.

	END
	block "go test -run '^$' -bench Extract ./corpus/attribution" benchmarks
	if [[ -f $bench/score.py ]]; then news; fi
	cat <<-END
		## The program

	END
	block "CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -o build/verbatim ./cmd/verbatim && du -h build/verbatim" cat
}

news() {
	cat <<-END
		## A query as a whole process

		The process starts, checks that no file of the corpus has changed, opens the index, searches, prints and ends. The
		corpus is those 841 articles. *version* is a process that starts and prints a line.

	END
	block "scripts/querytime.sh $bench/polnear/text" grep -E '^(articles|quotes) |median'
}

# scores is the section of docs/attribution.md between the lines $begin and $end.
readonly begin='<!-- written by scripts/measure.sh from here -->' end='<!-- to here -->'
scores() {
	cat <<-END
		$begin

		*quoted* are words in quotation marks. *indirect* is what the reporter says that someone said. An answer counts as
		right if both the words and the speaker are right. *conf.share* is the share of quotes with a confidence of 0.8 or
		more, which are shown without "attributed by context". *conf.prec* is the share of these that name the right
		speaker.

		The articles are American news of 2015 and 2016 with human annotation. They are not part of the project. The rules
		were developed with them at hand, so other news may score lower. Human annotators agree with each other on about .98
		of the speakers of direct quotes, .90 of mixed quotes, and .68 of indirect quotes.

		*search* asks questions whose answers are known: *keyword* uses words of the quote, *question* is plain English, and
		*paraphrase* uses other words, which verbatim does not claim to find. *first hits* asks for the 200 most
		frequent words of six letters or more that a whole direct quote of a named, sure speaker has, and for the 200 most
		frequent pairs of them. *good* is the share of queries whose first hit is a direct quote of such a speaker.

	END
	block "scripts/score.sh $bench" sed '/^--/!s/^/  /'
	printf '%s\n' "$end"
}

if [[ -z $only_scores ]]; then
	measure >"$out"
	cp "$out" docs/measurements.md
fi
if [[ -f $bench/score.py ]]; then
	scores >"$out"
	awk -v begin="$begin" -v end="$end" -v scores="$out" '
		$0 == begin { while ((getline line < scores) > 0) print line; skip = 1 }
		!skip
		$0 == end { skip = 0 }' docs/attribution.md >"$data/attribution.md"
	cp "$data/attribution.md" docs/attribution.md
fi
