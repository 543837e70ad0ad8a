#!/usr/bin/env bash
# Measures verbatim on large corpora and writes docs/performance.md.
#
# usage: scripts/performance.sh [--only SECTION] [ARTICLES [FOLDER]]
#
# SECTION is libraries, growth, frequent, load, program or first: only that section of the page is measured and replaced.
# ARTICLES is the largest number of generated articles of 5 KB, by default 100,000, which takes about an hour and 10 GB.
# FOLDER keeps the snapshot that the sections libraries and frequent search, so that another run does not build it
# again. Let nothing else run. The section first measures HEAD and the revisions of the variable REVISIONS.
set -euo pipefail
cd "$(dirname "$0")/.."
only=
[[ ${1:-} != --only ]] || { only=${2:?}; shift 2; }
articles=${1:-100000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
folder=${2:-$work/kept}
mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
readonly page=docs/performance.md news=../shared/quotebench/polnear/text
for v in "${!VERBATIM_@}"; do unset "$v"; done

# rows prints a row per benchmark: the format is given the name and the metrics with the units that follow it.
rows() {
	awk -v format="$1" -v units="${*:2}" '/^Benchmark/ {
		name = $1; sub(/^Benchmark[A-Za-z]*\//, "", name); sub(/-[0-9]+$/, "", name)
		for (i = 3; i < NF; i += 2) m[$(i + 1)] = $i
		line = format; sub(/NAME/, name, line)
		n = split(units, unit, " ")
		for (i = 1; i <= n; i++) {
			value = m[unit[i]] + 0
			sub("{" unit[i] "}", sprintf(value >= 100 ? "%.0f" : "%.3g", value), line)
		}
		print line
		delete m
	}'
}

# measured says when and where a section was measured.
measured() {
	printf 'Measured on %s with %s, %s cores%s.\n' "$(LC_ALL=C date -u '+%-d %B %Y')" "$(go version | cut -d' ' -f3-)" \
		"$(getconf _NPROCESSORS_ONLN)" "$(sed -n 's/^model name[^:]*: /, /p' /proc/cpuinfo 2>/dev/null | head -1)"
}

lines() { cat "$@" | wc -l; }

# libraries measures code of the project beside the libraries that could take its place.
libraries() {
	cat <<-END
		## Own code beside libraries

		$(measured)
		Times of searches and records are processor time, the least of several rounds.

		### Finding quotes

		\`index/postings\` reads bleve's postings itself, in $(lines index/postings/{query,reader,segments,word}.go) lines.
		bleve's own way is one search of a query tree with what the relaxation needs in the score, in
		$(lines index/postings/plain/*.go) lines (\`index/postings/plain\`). Queries of several sorts are made of words of the
		corpus: one to three words, phrases, words with a speaker, a kind or a day, words of two quotes, words that no one
		says. All else of a search is the same: relaxing, ranking, reading and verifying quotes, duplicates, highlights.
		*news* are 841 articles.

		    \$ go test -run '^$' -bench Queries/news -benchtime 5x ./index
		    \$ go test -run '^$' -bench Queries/generated -benchtime 1x -timeout 3h ./index -args -queries 300 -articles $articles

		| articles | quotes | p50 own, ms | p50 bleve, ms | ratio | p99 own, ms | p99 bleve, ms | ratio |
		|---|---|---|---|---|---|---|---|
	END
	local row='| NAME | {quotes} | {median-ms} | {bleve-median-ms} | {median-ratio} | {p99-ms} | {bleve-p99-ms} | {p99-ratio} |'
	local units=(quotes median-ms bleve-median-ms median-ratio p99-ms bleve-p99-ms p99-ratio)
	go test -run '^$' -bench Queries/news -benchtime 5x ./index | rows "$row" "${units[@]}"
	go test -run '^$' -bench Queries/generated -benchtime 1x -timeout 3h ./index \
		-args -queries 300 -articles "$articles" -data "$folder/generated" | rows "$row" "${units[@]}"
	cat <<-END

		*Kept:* the tree makes an object per document and list, and cannot say how many words a document has. Besides, bleve's
		boolean searcher loses scores where it is advanced within another one.

		### Records

		\`index/store\` keeps records of quotes, articles and texts in files of its own, with a checksum per record:
		$(lines index/store/{blobs,parts}.go) lines (\`blobs.go\`, \`parts.go\`), of which a library would leave about half. The form of a record
		(\`encode.go\`) is needed in any store. *written* is all records of the corpus, *first* is opening, reading five hits
		and closing, of the 16 ms of a whole process that answers one query, and *hit* is a further hit: its record, its
		article and its passage, each verified.

		    \$ go test -run '^$' -bench Stores -benchtime 1x -timeout 3h ./index/store -args -data DATA

		| corpus | store | size, MB | written, s | first, µs | hit, µs |
		|---|---|---|---|---|---|
	END
	row='| {MB} | {write-s} | {first-µs} | {hit-µs} |'
	units=(MB write-s first-µs hit-µs)
	if [[ -d $news ]]; then
		go run ./cmd/verbatim status --corpus "$news" --data "$work/news" >/dev/null
		stores "$work/news" | rows "| news | NAME $row" "${units[@]}"
	fi
	stores "$folder/generated" | rows "| generated-$articles | NAME $row" "${units[@]}"
	cat <<-END

		*Kept:* a search reads up to twenty hits. In an experiment with whole searches of the news, the median took 1.14
		times as long with bbolt, 1.47 times with SQLite and 1.61 times with bleve's stored fields. A snapshot also links the
		files of the one before it. A bbolt or SQLite file would be copied whole for that. None of the three verifies what it
		reads.

		### Words, edit distances and wrapping

		$(lines index/terms/tokenizer.go) lines split text into words with uax29, where 183 lines did so with tables of their
		own. Searches and builds take as long as with these. A word that is not found is looked up with bleve's Levenshtein
		automaton; before, it was compared with all words. *wrong* counts cases with another result.

		    \$ go test -run '^$' -bench Tokenizer ./index/terms
		    \$ go test -run '^$' -bench SimilarWords ./index
		    \$ cd scripts/alternatives && go test -run '^$' -bench .

		| part | way | µs | wrong |
		|---|---|---|---|
	END
	go test -run '^$' -bench Tokenizer ./index/terms | micros 'words of 100 articles'
	go test -run '^$' -bench SimilarWords ./index | micros 'similar words of 12,000 quotes'
	if (cd scripts/alternatives && go test -run '^$' -bench . >"$work/alternatives" 2>/dev/null); then
		grep Distance "$work/alternatives" | micros 'six edit distances'
		grep Wrap "$work/alternatives" | micros 'five wrapped texts'
	else
		echo "| edit distances and wrapping | not measured: the libraries cannot be downloaded | | |"
	fi
	cat <<-END

		*Kept:* $(lines index/query/nearest.go) lines of edit distance. agext/levenshtein counts a swap of letters as two
		edits, and go-edlib saves 25 lines for a dependency. *Kept:* $(lines cmd/verbatim/internal/terminal/wrap.go) lines of
		wrapping. The libraries carry a style into the margin, and break addresses at hyphens or take wide characters for
		narrow ones. reflow and x/ansi bring go-runewidth, which needs 27 ms at each start.

	END
}

stores() {
	go test -run '^$' -bench Stores -benchtime 1x -timeout 3h ./index/store -args -data "$1"
}

# micros prints a row per benchmark of a part.
micros() {
	awk -v part="$1" '/^Benchmark/ {
		name = $1; sub(/^[^\/]*\//, "", name); sub(/-[0-9]+$/, "", name)
		wrong = ""
		for (i = 3; i < NF; i += 2) { if ($(i + 1) == "ns/op") ns = $i; if ($(i + 1) == "wrong") wrong = $i + 0 }
		printf ns < 1e6 ? "| %s | %s | %.3g | %s |\n" : "| %s | %s | %.0f | %s |\n", part, name, ns / 1000, wrong
	}'
}

# growth measures how long indexing takes, and what it needs.
growth() {
	cat <<-END
		## A corpus that grows

		$(measured)
		A folder of generated articles of 5 KB, with some 17 quotes each, is indexed three times: from nothing (*full*: read,
		analysed, indexed, published), with nothing changed (*same*), and with a hundred articles changed (*changed*), in
		seconds and as a share of *full*. *bleve* is what its own offline builder takes for the same quotes ready-made, and
		*ratio* is *full* divided by it. *Build* is the most anonymous memory during *full*, and *serving* that of the process
		after a thousand queries, in MB, as is the index on disk. *Cold* is a whole process that answers one query with
		\`--as-indexed\`, the median of twenty, in ms.

		    \$ go test -run '^$' -bench Growth -benchtime 1x -timeout 60m ./index -args -articles N

		| articles | full | bleve | ratio | same | changed | build | serving | index | cold |
		|---|---|---|---|---|---|---|---|---|---|
	END
	for n in 1000 10000 100000; do
		((n > articles)) || go test -run '^$' -bench Growth -benchtime 1x -timeout 3h ./index -args -articles "$n" |
			awk '/^Benchmark/ {
				for (i = 3; i < NF; i += 2) m[$(i + 1)] = $i
				printf "| %d | %.1f | %.1f | %.2f ", m["articles"], m["full-s"], m["bleve-s"], m["full-ratio"]
				printf "| %.2f (%.2f %%) | %.2f (%.1f %%) ", m["same-s"], m["same-%"], m["changed-s"], m["changed-%"]
				printf "| %.0f | %.0f | %.0f | %.0f |\n", m["full-MB"], m["serving-MB"], m["index-MB"], m["cold-ms"]
			}'
	done
	echo
}

# frequent measures requests for frequent words.
frequent() {
	cat <<-END
		## Frequent words

		$(measured)
		Requests for twelve of the most frequent words of $articles generated articles, in several ways: *W* and *X* are such
		words, *P* is the beginning of one, and *S* is one of the most quoted speakers. Processor time of the slowest and of the
		median request in ms, with notes and counts. A request may take five seconds.

		    \$ go test -run '^$' -bench Frequent -benchtime 1x ./index/ask -args -articles $articles -data DATA

		| request | slowest | median |
		|---|---|---|
	END
	go test -run '^$' -bench Frequent -benchtime 1x -timeout 3h ./index/ask \
		-args -articles "$articles" -data "$folder/generated" | frequentrows
	echo
}

frequentrows() { rows '| NAME | {slowest-ms} | {median-ms} |' slowest-ms median-ms | sed '/^| [aws]/y/_/ /'; }

# load measures the bot.
load() {
	cat <<-END
		## The bot under load

		$(measured)
		2,000 commands of 500 members in 50 channels within ten seconds, 200 of them typed, answered from the sample against
		the fake Discord, which fails one call in twenty. Milliseconds from receiving a command to handing its answer to the
		transport: the bot's own time.

		    \$ go test -run '^$' -bench Load -benchtime 1x ./bot
	END
	go test -run '^$' -bench Load -benchtime 1x ./bot | sed -nE 's/^BenchmarkLoad-[0-9]+[[:space:]]+1[[:space:]]+(.*)$/    \1/p'
	echo
}

# program measures what it costs to link a template: the program as it is, and with one that is never run.
program() {
	cat <<-END
		## The program without templates

		$(measured)
		A program that can run a template looks up methods by name, so that the linker keeps the exported methods of all
		types. *with a template* is the same program with one line that runs a template. *build* is \`go build\` with all
		packages compiled, processor time, the median of five. *start* is a whole process of \`verbatim --version\`, the
		median of a hundred, in turns.

		    \$ scripts/performance.sh --only program

		| program | bytes | build, s | start, ms |
		|---|---|---|---|
	END
	cat >"$work/template.go" <<-'END'
		package main

		import (
			"os"
			"text/template"
		)

		func init() {
			if os.Args == nil {
				_ = template.Must(template.New("").Parse("{{.}}")).Execute(os.Stdout, os.Args)
			}
		}
	END
	printf '{"Replace": {"%s/cmd/verbatim/template.go": "%s/template.go"}}' "$PWD" "$work" >"$work/overlay"
	linked "$work/without"
	linked "$work/with" -overlay "$work/overlay"
	perl -MTime::HiRes=time -e '
		my %ms;
		for (0 .. 100) {
			for my $program (@ARGV) {
				my $t = time;
				system("$program --version >/dev/null") and die;
				push @{$ms{$program}}, (time - $t) * 1000 if $_ > 0;
			}
		}
		for (@ARGV) { my @s = sort { $a <=> $b } @{$ms{$_}}; printf "%.1f\n", ($s[49] + $s[50]) / 2 }
	' "$work/without" "$work/with" >"$work/start"
	echo "| as it is | $(stat -c %s "$work/without") | $(cat "$work/without.seconds") | $(sed -n 1p "$work/start") |"
	echo "| with a template | $(stat -c %s "$work/with") | $(cat "$work/with.seconds") | $(sed -n 2p "$work/start") |"
	echo
}

# linked PROGRAM FLAGS... builds the program, and writes how many seconds of processor time that takes to a file.
linked() {
	local _
	for _ in 0 1 2 3 4 5; do
		rm -f "$1"
		(TIMEFORMAT='%U %S'; time CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' "${@:2}" -o "$1" ./cmd/verbatim) 2>&1
	done | sed 1d | awk '{ print $1 + $2 }' | sort -n | sed -n 3p >"$1.seconds"
}

# first measures what both commands of the README cost who has only Go: a clone, the modules, the builds, the tests.
first() {
	cat <<-END
		## The first answer, from nothing

		$(measured)
		What the two commands of the README cost in a new clone with empty caches, one after the other: modules that \`go run\`
		downloads, the size of both caches after it, and processor time of \`go run\` and of \`go test ./...\`, which compiles the
		tests too. The revisions were measured one after another.

		    \$ REVISIONS='${REVISIONS:-}' scripts/performance.sh --only first

		| revision | modules | caches, MB | go run, s | go test, s |
		|---|---|---|---|---|
	END
	local revision
	for revision in ${REVISIONS:-} HEAD; do
		rm -rf "$work/clone" "$work/caches"
		git clone -q . "$work/clone"
		git -C "$work/clone" checkout -q "$(git rev-parse "$revision")"
		(
			cd "$work/clone"
			export GOFLAGS=-modcacherw GOMODCACHE=$work/caches/mod GOCACHE=$work/caches/build XDG_CACHE_HOME=$work/caches/user
			TIMEFORMAT='%U %S'
			{ time go run ./cmd/verbatim who-said moratorium >/dev/null 2>"$work/downloads"; } 2>"$work/run"
			du -sm "$work/caches" | cut -f1 >"$work/size"
			{ time go test -timeout 60m ./... >"$work/tests" 2>&1; } 2>"$work/test"
			! grep '^FAIL' "$work/tests" >&2
		)
		echo "| $(git rev-parse --short "$revision") | $(grep -c '^go: downloading' "$work/downloads") | $(<"$work/size") |" \
			"$(awk '{ printf "%.0f", $1 + $2 }' "$work/run") | $(awk '{ printf "%.0f", $1 + $2 }' "$work/test") |"
	done
	cat <<-'END'

		The official SDK of the Model Context Protocol and what it imports take 5 s of `go run`, SQLite 20 s, Go's own packages a
		third. With the package bleve, whose index is opened directly, it would be 5 s more. Another SQLite,
		ncruces/go-sqlite3, takes as long to compile as modernc.org/sqlite.

	END
}

# kept prints a section of the page as it is.
kept() { awk -v title="## $1" '/^## / { on = $0 == title } on' "$page"; }

# section prints a section, measured again unless another one alone is.
section() {
	if [[ -z $only || $only == "$1" ]]; then "$1"; else kept "$2"; fi
}

{
	cat <<-'END'
		# Performance

		Written by `scripts/performance.sh`; each block is a command, run in the project's folder.

	END
	section libraries 'Own code beside libraries'
	section growth 'A corpus that grows'
	section frequent 'Frequent words'
	section load 'The bot under load'
	section program 'The program without templates'
	section first 'The first answer, from nothing'
	kept 'Finding the article of a page' # written by scripts/pages.sh, which needs the pages
} >"$work/page"
sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' "$work/page" >"$page"
