#!/usr/bin/env bash
# Makes the pictures in docs/pictures: what the bot answers on Discord, on wide screens and on a phone, and what the
# program prints in a terminal. scripts/site.sh makes those of the site.
#
# usage: scripts/pictures.sh [--check]
#
# Each picture is taken of a page, docs/pictures/*.html, which scripts/pictures writes from what the bot answers about
# the built-in sample. --check only compares these pages with what the bot answers now, and needs no browser. Without it,
# Chromium takes the pictures; its program is $CHROMIUM, or chromium.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT # also after Ctrl-C
readonly pictures=docs/pictures browser=${CHROMIUM:-chromium}
readonly wide=680 narrow=390 terminal=780 # pixels

# shoot PAGE WIDTH FILE takes a picture of a whole page.
shoot() {
	local height
	local options=(--headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile")
	height=$("$browser" "${options[@]}" --window-size="$2",600 --dump-dom "file://$PWD/$1" 2>/dev/null |
		sed -nE 's/.*data-height="([0-9]+)".*/\1/p' | head -1)
	"$browser" "${options[@]}" --force-device-scale-factor=1.5 --window-size="$2","$height" --screenshot="$PWD/$3" \
		"file://$PWD/$1" 2>/dev/null
}

go build -o "$work/verbatim" ./cmd/verbatim
mkdir "$work/pages"
go run ./scripts/pictures "$work/verbatim" "$work/pages"
if [[ ${1-} == --check ]]; then
	if ! diff -r -x '*.png' -x 'site-*' "$pictures" "$work/pages"; then
		echo "docs/pictures: the bot's answers have changed (>). Run scripts/pictures.sh to take the pictures again." >&2
		exit 1
	fi
	exit
fi
mkdir -p "$pictures"
for page in "$work"/pages/*.html; do
	name=$(basename "$page" .html)
	if cmp -s "$page" "$pictures/$name.html" && [[ -e $pictures/$name.png ]]; then continue; fi
	cp "$page" "$pictures/$name.html"
	width=$wide
	[[ $name != terminal ]] || width=$terminal
	shoot "$pictures/$name.html" "$width" "$pictures/$name.png"
	[[ $name != answer ]] || shoot "$pictures/$name.html" "$narrow" "$pictures/$name-phone.png"
done
