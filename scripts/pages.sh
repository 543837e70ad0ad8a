#!/usr/bin/env bash
# Compares libraries that find the article of an HTML page, and verbatim's loader, on two published sets of pages.
#
# usage: scripts/pages.sh [-update] READABILITY TRAFILATURA
#
# READABILITY is the folder test/test-pages of Readability.js (github.com/mozilla/readability), TRAFILATURA the folder
# tests of trafilatura (github.com/adbar/trafilatura). -update writes the section of docs/performance.md instead of
# printing it. To see what a reader loses and adds:
#
#   cd scripts/alternatives && go run ./pages -readability READABILITY -reader "verbatim's loader" -diff
set -euo pipefail
update=
[[ ${1-} != -update ]] || { update=1; shift; }
if (($# != 2)); then
	echo 'usage: scripts/pages.sh [-update] READABILITY TRAFILATURA' >&2
	exit 2
fi
readability=$(cd "$1" && pwd) trafilatura=$(cd "$2" && pwd)
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
readonly page=docs/performance.md title='Finding the article of a page'

# table prints a row per set and reader.
table() { (cd scripts/alternatives && go run ./pages -readability "$readability" -trafilatura "$trafilatura"); }

# size TAG prints the size of the command with the readers of a tag.
size() {
	(cd scripts/alternatives && CGO_ENABLED=0 go build -trimpath -ldflags '-s -w' -tags "one,$1" -o "$work/program" ./pages)
	wc -c <"$work/program"
}

# modules TAG lists the modules that the readers of a tag link.
modules() {
	(cd scripts/alternatives && go list -deps -tags "one,$1" -f '{{with .Module}}{{.Path}}{{end}}' ./pages) | sort -u
}

# cost NAME TAG prints a row with what a library adds to a program that parses HTML.
cost() {
	printf '| %s | %.1f | %d |\n' "$1" "$(($(size "$2") - $(size none)))e-6" \
		"$(comm -13 <(modules none) <(modules "$2") | wc -l)"
}

section() {
	cat <<-END
		## $title

		Measured on $(LC_ALL=C date -u '+%-d %B %Y') with $(go version | cut -d' ' -f3-), $(getconf _NPROCESSORS_ONLN) cores$(sed -n 's/^model name[^:]*: /, /p' /proc/cpuinfo 2>/dev/null | head -1).
		\`scripts/pages.sh\` compares libraries on the test pages of Readability.js, with its own results as the expected
		articles, and on those of trafilatura, with parts that belong to the article or do not. *kept* is the share of the
		expected article that was found: sequences of four words, or parts. *foreign* is the share of what was found that is
		not expected, or of the parts that do not belong to the article. Both are means over the pages, in percent; after
		them, in brackets, is the mean of the half of the pages with which the loader's rules were written, then that of the
		other half. *empty* counts pages without text, and *ms* is processor time per page, parsing included.

		    \$ scripts/pages.sh -update READABILITY TRAFILATURA

		| pages | reader | kept | foreign | empty | ms |
		|---|---|---|---|---|---|
	END
	table
	cat <<-'END'

		What each adds to a program that parses HTML, in MB, and the number of modules:

		| reader | MB | modules |
		|---|---|---|
	END
	cost 'readeck/go-readability v2' readeck
	cost 'go-shiori/go-readability' shiori
	cost go-domdistiller distiller
	cost go-trafilatura trafilatura
	cat <<-'END'

		*Kept:* readeck/go-readability v2, the successor of go-shiori's. Each set favours the library that it tests, and
		go-trafilatura finds more only with its fallback, which runs two others as well. With the loader's own rules
		go-readability keeps more of both sets than any other library: the loader removes hidden text first, looks in the element that a page
		marks as the body, ignores classes of paragraphs, and adds the standfirst. The expected articles of Readability.js lack
		standfirsts, so there they count as foreign. Four of its pages have less than 100 bytes of text, which the loader takes
		for no article. trafilatura's foreign parts include captions, which the loader keeps on purpose.

		go-readability brings github.com/itlightning/dateparse for dates that verbatim does not use. A module proxy that has
		no list of its versions makes `go list -m -u all` fail; `go list -m -u MODULE` works for all others.

	END
}

if [[ ! $update ]]; then
	section
	exit
fi
section >"$work/section"
awk -v title="## $title" -v file="$work/section" '
	function insert() { while ((getline line <file) > 0) print line; done = 1 }
	/^## / { on = $0 == title; if (on) insert() }
	!on { print }
	END { if (!done) { print ""; insert() } }
' "$page" >"$work/page"
sed -e :a -e '/^\n*$/{$d;N;ba' -e '}' "$work/page" >"$page"
