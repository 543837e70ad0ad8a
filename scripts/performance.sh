#!/usr/bin/env bash
# Measures verbatim on large corpora and writes docs/performance.md.
#
# usage: scripts/performance.sh [ARTICLES]
#
# ARTICLES is how many generated articles of 5 KB each there are at most; without it, 100,000, which takes about half an hour and
# 4 GB in the temporary folder. Let nothing else run.
set -euo pipefail
cd "$(dirname "$0")/.."
articles=${1:-100000}
out=$(mktemp)
trap 'rm -f "$out"' EXIT
for v in "${!VERBATIM_@}"; do unset "$v"; done

# table prints the metrics of a benchmark a line each: what verbatim takes, what bleve takes, and their ratio.
table() {
	awk '/^Benchmark/ {
		name = $1; sub(/^BenchmarkQueries\//, "", name); sub(/-[0-9]+$/, "", name)
		for (i = 3; i < NF; i += 2) m[$(i + 1)] = $i
		printf "    %-18s %9d quotes   median %7.3f ms, bleve %7.3f ms, ratio %5.2f   p99 %8.3f ms, bleve %8.3f ms, ratio %5.2f\n",
			name, m["quotes"], m["median-ms"], m["bleve-median-ms"], m["median-ratio"], m["p99-ms"], m["bleve-p99-ms"], m["p99-ratio"]
	}'
}

# growth prints the metrics of BenchmarkGrowth as a row of a table.
growth() {
	awk '/^Benchmark/ {
		for (i = 3; i < NF; i += 2) m[$(i + 1)] = $i
		printf "| %d | %.1f | %.1f | %.2f | %.2f (%.2f %%) | %.2f (%.1f %%) | %.0f | %.0f | %.0f | %.0f |\n", m["articles"], m["full-s"], m["bleve-s"],
			m["full-ratio"], m["same-s"], m["same-%"], m["changed-s"], m["changed-%"], m["full-MB"], m["serving-MB"], m["index-MB"], m["cold-ms"]
	}'
}

{
	cat <<-END
		# Performance

		Written by \`scripts/performance.sh\`; each block is a command, run in the project's folder, and what it printed.
		$(go version | cut -d' ' -f3-), $(getconf _NPROCESSORS_ONLN) cores$(sed -n 's/^model name[^:]*: /, /p' /proc/cpuinfo 2>/dev/null | head -1), $(LC_ALL=C date -u '+%-d %B %Y').

		## Queries

		A thousand queries of several sorts, made of words of the corpus: one, two, three words, phrases, words with a speaker, a kind or a
		day, speakers, words of two quotes, words that nobody says. Each is asked of verbatim, which finds what has most of the words where
		none has all, reads and verifies the quotes, looks for their copies and marks the words, and in turn of bleve's own search for the same
		words in the same fields, which returns numbers. *news* are 841 articles, *generated* as many as the name says.

		    \$ go test -run '^$' -bench Queries -benchtime 5x -timeout 60m ./index -args -articles $articles
	END
	go test -run '^$' -bench Queries -benchtime 5x -timeout 60m ./index -args -articles "$articles" | table
	cat <<-END

		## A corpus that grows

		A folder of generated articles of 5 KB, with some 17 quotes each, is indexed from nothing (*full*: read, analysed, indexed, published), again with
		nothing changed (*same*), and with a hundred articles changed (*changed*), in seconds and as a share of *full*. *bleve* is what its own
		offline builder takes for the same quotes ready-made, and *ratio* what *full* takes more. *Build* is the most anonymous memory while *full* runs and *serving* that of
		the process behind a thousand queries, in MB, as is the index on the disk. *Cold* is a whole process that answers one query with
		\`--as-indexed\`, the median of twenty, in ms.

		    \$ go test -run '^$' -bench Growth -benchtime 1x -timeout 60m ./index -args -articles N

		| articles | full | bleve | ratio | same | changed | build | serving | index | cold |
		|---|---|---|---|---|---|---|---|---|---|
	END
	for n in 1000 10000 100000; do
		((n > articles)) || go test -run '^$' -bench Growth -benchtime 1x -timeout 60m ./index -args -articles "$n" | growth
	done
	cat <<-END

		## The bot under load

		2,000 commands of 500 members in 50 channels within ten seconds, 200 of them typed, answered from the sample against the fake Discord,
		which fails one call in twenty. Milliseconds from hearing of a command to handing its answer to the transport: the bot's own time.

		    \$ go test -run '^$' -bench Load -benchtime 1x ./bot
	END
	go test -run '^$' -bench Load -benchtime 1x ./bot | sed -nE 's/^BenchmarkLoad-[0-9]+[[:space:]]+1[[:space:]]+(.*)$/    \1/p'
} >"$out"
cp "$out" docs/performance.md
