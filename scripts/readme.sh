#!/usr/bin/env bash
# Checks README.md, CONTRIBUTING.md and docs/*.md against the program.
#
# usage: scripts/readme.sh [-update]
#
# What is checked:
#   - transcripts: each line "$ verbatim ..." in a block marked console is run over the built-in sample. Its output must be
#     the lines below it;
#   - the tables of commands (docs/commands.md), fields (docs/queries.md) and environment variables (docs/settings.md);
#   - the table of direct dependencies (docs/architecture.md), against go.mod;
#   - links, with their anchors, and the files and tests that the pages name;
#   - that docs/README.md links every page, and the size of README.md.
#
# -update writes transcripts instead of comparing them. Tables are only compared.
# shellcheck disable=SC2016 # the backticks are Markdown's
set -euo pipefail
cd "$(dirname "$0")/.."
readonly most_bytes=8000 # of README.md
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for v in "${!VERBATIM_@}"; do unset "$v"; done
export VERBATIM_DATA=$work/data PATH=$work:$PATH NO_COLOR=1

go build -o "$work/verbatim" ./cmd/verbatim
verbatim reindex >/dev/null 2>&1

# replay PAGE copies a page and replaces the output of each command by what the command prints now.
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

code=0
fail() {
	echo "$1"
	code=1
}

# current FILE NEW compares a file with what it should be, or writes it.
current() {
	if [[ $update ]]; then
		cp "$2" "$1"
	else
		diff "$1" "$2" || fail "$1: the program prints something else (>). scripts/readme.sh -update writes it."
	fi
}

# same PAGE WHAT EXPECTED FOUND compares the lines of two files in any order.
same() {
	diff <(sort "$3") <(sort "$4") >"$work/diff" && return
	fail "$1: the table of $2 differs from the program (<):"
	cat "$work/diff"
}

# anchors PAGE prints the anchor of each heading, as GitHub forms it.
anchors() {
	sed -nE 's/^#+ +(.*)/\1/p' "$1" | tr '[:upper:]' '[:lower:]' | sed -E 's/[^a-z0-9 _-]//g; s/ /-/g'
}

case ${1-} in
-update) update=1 ;;
'') update='' ;;
*)
	echo 'usage: scripts/readme.sh [-update]' >&2
	exit 2
	;;
esac

for page in *.md docs/*.md; do
	if grep -q '^```console$' "$page"; then
		replay "$page" >"$work/page"
		current "$page" "$work/page"
	fi
done

size=$(wc -c <README.md)
((size <= most_bytes)) || fail "README.md has $size bytes; at most $most_bytes are allowed. Move details to docs/."

# A command's row: | `verbatim name ARGUMENTS` | summary |
verbatim help | sed -nE 's/^  ([a-z-]+) +([A-Z].*)$/\1: \2/p' >"$work/commands"
sed -nE 's/^\| `verbatim ([a-z-]+)[^`]*` \| (.*) \|$/\1: \2/p' docs/commands.md >"$work/listed"
same docs/commands.md commands "$work/commands" "$work/listed"

# A field's row: | `name:value` | meaning |
verbatim help who-said | sed -nE 's/^  ([a-z]+):[^ ]+( Marsh")? +.*$/\1/p' >"$work/fields"
sed -nE 's/^\| `([a-z]+):[^`]*` .*$/\1/p' docs/queries.md | sort -u >"$work/listed"
same docs/queries.md fields "$work/fields" "$work/listed"

# A variable's row: | `NAME` | default |
sed -nE 's/^#?(VERBATIM_[A-Z_]+)=.*/\1/p' .env.example >"$work/variables"
sed -nE 's/^\| `(VERBATIM_[A-Z_]+)` .*/\1/p' docs/settings.md >"$work/listed"
same docs/settings.md variables "$work/variables" "$work/listed"

# A dependency's row: | module | version | …
awk '/^require/ { on = 1 } /^\)/ { on = 0 } on && /^\t/ && !/\/\/ indirect/ { print $1, $2 }' go.mod >"$work/modules"
sed -nE 's/^\| ([a-z.]+\.[a-z]+\/[^ ]+) \| (v[0-9][^ ]*) \| .*/\1 \2/p' docs/architecture.md >"$work/listed"
same docs/architecture.md dependencies "$work/modules" "$work/listed"

while read -r name; do
	grep -rqE --include='*_test.go' "^func $name\(" . || fail "the pages name the test $name, which does not exist"
done < <(grep -hoE '`(Test|Fuzz|Benchmark)[A-Za-z0-9]+`' ./*.md docs/*.md | tr -d '`' | sort -u)

while read -r name; do
	[[ -e $name ]] || fail "the pages name the file $name, which does not exist"
done < <(grep -hoE '`(bot|cmd|corpus|index|scripts|docs)/[A-Za-z_./-]+`' ./*.md docs/*.md | tr -d '`' | sort -u)

for page in docs/*.md; do
	name=${page#docs/}
	[[ $name == README.md ]] || grep -qF "]($name)" docs/README.md || fail "docs/README.md does not link $page"
done

for page in *.md docs/*.md; do
	while read -r target; do
		file=${target%%#*}
		file=$([[ $file ]] && echo "$(dirname "$page")/$file" || echo "$page")
		[[ -e $file ]] || fail "$page: the file of the link $target does not exist"
		if [[ $target == *'#'* && -e $file ]]; then
			anchors "$file" | grep -qxF -- "${target#*#}" || fail "$page: the anchor of the link $target does not exist"
		fi
	done < <(grep -v '^-# ' "$page" | grep -oE '\]\([^)]+\)' | sed -E 's/^..//; s/\)$//' | grep -vE '^<?http')
done
exit "$code"
