#!/usr/bin/env bash
# Checks the pages of the site in a browser: accessibility by axe (WCAG 2.2 AA), wide and on a phone, light and dark. It
# serves the built-in sample, and needs Chromium ($CHROMIUM, or /usr/bin/chromium), Node and npm.
#
# usage: scripts/site.sh [--pictures]
#
# With --pictures, it also takes the pictures docs/pictures/site-*.png, and keeps the pages that they show. Without it, a
# page that is no longer as in its picture is an error.
set -euo pipefail
cd "$(dirname "$0")/.."
readonly axe=4.14.1 puppeteer=24.43.1
work=$(mktemp -d)
process=
trap '[[ -z $process ]] || kill "$process"; rm -rf "$work"' EXIT
pictures=
readonly shown=$PWD/docs/pictures
case ${1-} in
--pictures) pictures=$shown ;;
'') ;;
*) echo 'usage: scripts/site.sh [--pictures]' >&2; exit 2 ;;
esac
for v in "${!VERBATIM_@}"; do unset "$v"; done

go build -o "$work/verbatim" ./cmd/verbatim
(cd "$work" && npm install --silent --no-audit --no-fund --ignore-scripts "axe-core@$axe" "puppeteer-core@$puppeteer")
touch "$work/log"
"$work/verbatim" web --data "$work/data" --listen 127.0.0.1:0 2>"$work/log" &
process=$!
until grep -q 'serving http' "$work/log"; do
	kill -0 "$process" 2>/dev/null || { cat "$work/log" >&2; exit 1; }
	sleep 0.1
done
address=$(sed -n 's/.*serving \(http[^;]*\);.*/\1/p' "$work/log")
cp scripts/site.mjs "$work"
cd "$work" && node site.mjs "$address" "$shown" "$pictures"
