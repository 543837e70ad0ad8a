// Libraries that scripts/performance.sh compares with code of the project. It is a module of its own, so that the
// project does not depend on them. Its path lets it import internal packages of cmd/verbatim.
module verbatim/cmd/verbatim/alternatives

go 1.26.0

require (
	github.com/agext/levenshtein v1.2.3
	github.com/charmbracelet/x/ansi v0.11.9
	github.com/hbollon/go-edlib v1.7.0
	github.com/mitchellh/go-wordwrap v1.0.1
	github.com/muesli/reflow v0.3.0
	verbatim v0.0.0
)

require (
	github.com/clipperhouse/displaywidth v0.11.0 // indirect
	github.com/clipperhouse/uax29/v2 v2.7.0 // indirect
	github.com/lucasb-eyer/go-colorful v1.4.1 // indirect
	github.com/mattn/go-runewidth v0.0.27 // indirect
	github.com/mitchellh/colorstring v0.0.0-20190213212951-d06e56a500db // indirect
	github.com/rivo/uniseg v0.4.7 // indirect
	github.com/schollz/progressbar/v3 v3.19.1 // indirect
	golang.org/x/sys v0.50.0 // indirect
	golang.org/x/term v0.48.0 // indirect
	golang.org/x/text v0.44.0 // indirect
)

replace verbatim => ../..
