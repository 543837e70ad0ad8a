#!/usr/bin/env bash
# Makes what the packages of a release have beside the program: man pages, completions of shells, licences, and the
# unit of systemd with the program's place in a package.
#
# usage: scripts/package.sh FOLDER
set -euo pipefail
folder=${1:?usage: scripts/package.sh FOLDER}
case $folder in -*) echo 'usage: scripts/package.sh FOLDER' >&2; exit 2 ;; esac
folder=$(realpath -m "$folder")
cd "$(dirname "$0")/.."
if [[ -e $folder && -n $(ls -A "$folder") ]]; then
	echo "$folder is not empty: name an empty folder, or one that is to be made" >&2
	exit 1
fi
mkdir -p "$folder"
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct) go run ./cmd/verbatim/internal/manual "$folder"
scripts/licences.sh "$folder/LICENCES"
sed -e 's#/usr/local/bin/#/usr/bin/#' -e '/^# verbatim under systemd/,/^#   install -m 644/c# verbatim under systemd. The token goes into /etc/verbatim/token; then systemctl enable --now verbatim.' deploy/verbatim.service >"$folder/verbatim.service"
