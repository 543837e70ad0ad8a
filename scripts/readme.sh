#!/usr/bin/env bash
# Holds README.md to the program: its transcripts and those of docs/members.md, and its tables of commands, fields and environment
# variables; and all documents to what is there: links, files and tests that they name.
#
# usage: scripts/readme.sh [-update]
#
# Every line "$ verbatim ..." in a block marked console is run over the built-in sample; what it prints must be the lines below it.
# -update writes what it prints into them instead. Tables are compared, never written.
# shellcheck disable=SC2016 # the backticks are Markdown's
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for v in "${!VERBATIM_@}"; do unset "$v"; done
export VERBATIM_DATA=$work/data PATH=$work:$PATH NO_COLOR=1

go build -o "$work/verbatim" ./cmd/verbatim
verbatim reindex >/dev/null 2>&1

# replay PAGE copies a page with the output of each command anew.
replay() {
	local line block='' skip=''
	while IFS= read -r line; do
		case $line in
		'```console') block=1 skip='' ;;
		'```') block='' skip='' ;;
		'$ '*)
			if [[ $block ]]; then
				printf '%s\n' "$line"
				skip=1
				eval "${line#\$ }" </dev/null 2>&1 || true
				continue
			fi
			;;
		esac
		[[ $skip ]] || printf '%s\n' "$line"
	done <"$1"
}

# same WHAT EXPECTED FOUND fails unless two files have the same lines, in any order.
same() {
	diff <(sort "$2") <(sort "$3") >"$work/diff" && return
	echo "README.md: the table of $1 is not that of the program (<):"
	cat "$work/diff"
	return 1
}

code=0
for page in README.md docs/members.md; do
	replay "$page" >"$work/page"
	if [[ ${1-} == -update ]]; then
		cp "$work/page" "$page"
	elif ! diff "$page" "$work/page"; then
		echo "$page: the program prints something else (>); scripts/readme.sh -update writes it"
		code=1
	fi
done

# A command's row: | `name` ... | summary |
verbatim help | sed -nE 's/^  ([a-z-]+) +([A-Z].*)$/\1: \2/p' | grep -vE '^(completion|version):' >"$work/commands"
sed -nE 's/^\| `verbatim ([a-z-]+)[^`]*` \| (.*) \|$/\1: \2/p' README.md >"$work/listed"
same commands "$work/commands" "$work/listed" || code=1

# A field's row: | `name:value` | summary |
verbatim help who-said | sed -nE 's/^  ([a-z]+):[^ ]+( Marsh")? +.*$/\1/p' >"$work/fields"
sed -nE 's/^\| `([a-z]+):[^`]*` .*$/\1/p' README.md | sort -u >"$work/listed"
same fields "$work/fields" "$work/listed" || code=1

sed -nE 's/^#?(VERBATIM_[A-Z_]+)=.*/\1/p' .env.example >"$work/variables"
sed -nE 's/^\| `(VERBATIM_[A-Z_]+)` .*/\1/p' README.md >"$work/listed"
same variables "$work/variables" "$work/listed" || code=1
while read -r name; do
	grep -rqE --include='*_test.go' "^func $name\(" . || { echo "the documents name the test $name, which is not there"; code=1; }
done < <(grep -hoE '`(Test|Fuzz|Benchmark)[A-Za-z0-9]+`' ./*.md docs/*.md | tr -d '`' | sort -u)
while read -r name; do
	[[ -e $name ]] || { echo "the documents name the file $name, which is not there"; code=1; }
done < <(grep -hoE '`(bot|cmd|corpus|index|scripts|docs)/[A-Za-z_./-]+`' ./*.md docs/*.md | tr -d '`' | sort -u)
for page in *.md docs/*.md; do
	while read -r target; do
		[[ -e $(dirname "$page")/$target ]] || { echo "$page: the link to $target leads nowhere"; code=1; }
	done < <(grep -oE '\]\([^)]+\)' "$page" | sed -E 's/^..//; s/[)#].*//' | grep -vE '^<?http')
done
exit "$code"
