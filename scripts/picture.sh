#!/usr/bin/env bash
# Draws an answer of the bot as an SVG picture, as Discord shows it: the picture at the top of README.md.
#
# usage: verbatim chat <<<'!who-said moratorium' | scripts/picture.sh '!who-said moratorium' >docs/answer.svg
#
# The argument is what the member typed. Standard input is the answer in Discord's Markdown. The script knows the marks that
# the bot uses: **bold**, *italic*, `code`, [link](<address>), and lines that begin with "> " or "-# ".
set -euo pipefail
set -f # words of the answer are no file patterns
export LC_ALL=C.UTF-8 # so that ${#word} counts characters

readonly width=720 left=66 wide=78 narrow=96 # pixels, pixels, characters per line of text and of small text
readonly step=21 small_step=17               # pixels between two lines
y=52 words=''

escape() { local s=${1//&/&amp;}; s=${s//</&lt;}; printf '%s' "${s//>/&gt;}"; }

# flush X CLASS writes the line that has been collected.
flush() {
	[[ -z $line ]] || words+="<text x=\"$1\" y=\"$y\" class=\"$2\">$line</text>"$'\n'
	line='' count=0
}

# styled TEXT prints TEXT in the style that the marks so far have switched on.
styled() {
	if [[ $style ]]; then printf '<tspan class="%s">%s</tspan>' "${style# }" "$(escape "$1")"; else escape "$1"; fi
}

# toggle NAME switches a style on or off.
toggle() { if [[ $style == *" $1"* ]]; then style=${style/ $1/}; else style+=" $1"; fi; }

# paragraph X CLASS CHARACTERS STEP TEXT breaks a line of Markdown into lines of the picture.
paragraph() {
	local x=$1 class=$2 most=$3 down=$4 text=$5 word piece rest length markup line='' count=0 style=''
	text=$(sed -E 's/\[([^]]*)\]\(<[^>]*>\)/~\1~/g' <<<"$text")
	for word in $text; do
		markup='' piece='' length=0 rest=$word
		while [[ $rest ]]; do
			case $rest in
			\\?*) piece+=${rest:1:1} rest=${rest:2} length=$((length + 1)); continue ;;
			'**'*) mark=bold rest=${rest:2} ;;
			'*'*) mark=italic rest=${rest:1} ;;
			'`'*) mark=code rest=${rest:1} ;;
			'~'*) mark=link rest=${rest:1} ;;
			*) piece+=${rest:0:1} rest=${rest:1} length=$((length + 1)); continue ;;
			esac
			[[ -z $piece ]] || markup+=$(styled "$piece")
			piece=''
			toggle "$mark"
		done
		[[ -z $piece ]] || markup+=$(styled "$piece")
		if ((count > 0 && count + 1 + length > most)); then
			flush "$x" "$class"
			y=$((y + down))
		fi
		line+=${line:+ }$markup
		count=$((count + 1 + length))
	done
	flush "$x" "$class"
	y=$((y + down))
}

paragraph "$left" text "$wide" "$step" "$1"
bot=$((y + 20))
y=$((bot + 22))
while IFS= read -r answer; do
	case $answer in
	'') y=$((y + 8)) ;;
	'-# '*) paragraph "$left" small "$narrow" "$small_step" "${answer#-# }" ;;
	'> '*)
		top=$((y - 15))
		paragraph "$((left + 14))" text "$wide" "$step" "${answer#> }"
		words+="<rect x=\"$left\" y=\"$top\" width=\"4\" height=\"$((y - top - step + 6))\" rx=\"2\" fill=\"#4e5058\"/>"$'\n'
		;;
	*) paragraph "$left" text "$wide" "$step" "$answer" ;;
	esac
done

cat <<END
<svg xmlns="http://www.w3.org/2000/svg" width="$width" height="$((y + 4))" role="img" aria-label="An answer on Discord">
<style>
text { font-family: "Helvetica Neue", Helvetica, Arial, sans-serif; font-size: 15px; fill: #dbdee1 }
.small { font-size: 12px; fill: #949ba4 } .name { font-weight: bold; fill: #f2f3f5 } .letter { font-weight: bold; fill: #fff }
.bold { font-weight: bold; fill: #f2f3f5 } .italic { font-style: italic } .code { font-family: monospace } .link { fill: #00a8fc }
</style>
<rect width="100%" height="100%" rx="8" fill="#313338"/>
<circle cx="34" cy="38" r="19" fill="#80848e"/><text x="34" y="43" text-anchor="middle" class="letter">m</text>
<text x="$left" y="31" class="name">a member</text>
<circle cx="34" cy="$((bot + 7))" r="19" fill="#5865f2"/><text x="34" y="$((bot + 12))" text-anchor="middle" class="letter">v</text>
<text x="$left" y="$bot" class="name">verbatim</text>
${words}</svg>
END
