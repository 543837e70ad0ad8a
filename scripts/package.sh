#!/usr/bin/env bash
# Makes what the packages of a release have beside the program: man pages, completions of shells, licences, and the
# unit of systemd with the program's place in a package.
#
# usage: scripts/package.sh FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:?usage: scripts/package.sh FOLDER}
rm -rf "$folder"
mkdir -p "$folder"
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) go run ./cmd/verbatim/internal/manual "$folder"
scripts/licences.sh "$folder/LICENCES"
sed -e 's#/usr/local/bin/#/usr/bin/#' -e '/^#   install -m 755/d' deploy/verbatim.service >"$folder/verbatim.service"
