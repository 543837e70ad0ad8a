#!/usr/bin/env bash
# Writes the licences of all modules that are in the program, and of the data in it, into one file. Most of them
# demand that whoever passes the program on passes their text on too.
#
# usage: scripts/licences.sh FILE
set -euo pipefail
cd "$(dirname "$0")/.."
file=${1:?usage: scripts/licences.sh FILE}

# section prints a title with a line below it, and files.
section() {
	printf '%s\n%s\n\n' "$1" "${1//?/=}"
	shift
	cat "$@"
	printf '\n\n'
}

{
	section "verbatim" LICENSE
	section "WordNet 3.0 (word lists)" corpus/attribution/lexicon/wordnet-licence.txt
	section "The table of word vectors" index/vector/table/ORIGIN.md
	section "Go $(go version | cut -d' ' -f3)" "$(go env GOROOT)/LICENSE"
	# The program has packages of the same modules on all systems but for terminals and files.
	for system in linux darwin windows; do
		GOOS=$system go list -deps -f '{{with .Module}}{{if not .Main}}{{.Path}} {{.Version}} {{.Dir}}{{end}}{{end}}' ./cmd/verbatim
	done | sort -u | while read -r path version dir; do
		mapfile -t texts < <(find "$dir" -maxdepth 1 -type f \
			\( -iname 'licen[cs]e*' -o -iname 'copying*' -o -iname 'notice*' -o -iname 'unlicense*' \) | sort)
		((${#texts[@]})) || { echo "$path $version has no licence" >&2; exit 1; }
		section "$path $version" "${texts[@]}"
	done
} >"$file"
echo "$file has $(grep -c '^==*$' "$file") licences"
