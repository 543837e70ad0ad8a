#!/usr/bin/env bash
# Gives the module another path, so that "go install PATH/cmd/verbatim@latest" finds it where its repository is.
#
# usage: scripts/rename.sh PATH          such as example.com/harbour/verbatim
set -euo pipefail
cd "$(dirname "$0")/.."
path=${1:?usage: scripts/rename.sh PATH, such as example.com/harbour/verbatim}
[[ $path =~ ^[a-z0-9.-]+\.[a-z]+(/[A-Za-z0-9._~-]+)+$ ]] || {
	echo "$path can't be the path of a module: write a host, a slash and a name, such as example.com/harbour/verbatim" >&2
	exit 2
}
old=$(go list -m)
tops=$(go list -f '{{.ImportPath}}' ./... | sed "s|^$old/||; s|/.*||" | sort -u | paste -sd'|')
go mod edit -module "$path"

# A package's path stands in imports, in flags of the linker and in tests of the imports.
grep -rlZE "$old/" --include='*.go' --include='*.sh' --include=Dockerfile --include=.goreleaser.yaml --include=run . |
	xargs -0 sed -i -E \
		-e "s#(^|[^A-Za-z0-9_/.-])$old/($tops)([/\"])#\1$path/\2\3#g" \
		-e "s#\"$old/\.\.\.\"#\"$path/...\"#g"
sed -i "s#\"$old/\"#\"$path/\"#g" cmd/verbatim/imports_test.go
echo "the module is $path; go install $path/cmd/verbatim@latest works once a version is tagged there"
