#!/usr/bin/env bash
# Lists the conditions of attribution that change nothing on a folder of articles, so that they can be removed.
#
# usage: scripts/ablate.sh [--articles FOLDER]... [--scores GOLD] [--below N] [--most N] [--package PATTERN]
#        scripts/ablate.sh --count [--package PATTERN]
#
# It forces each condition of the packages in turn and reads the articles again. A condition is the whole condition of
# an if, an expression of a switch without a tag, or an operand of && or ||. Each is always false once. An operand of &&
# is also always true once, as if it were removed. Two results are equal if their quotes have the same words, kinds,
# speakers, sources, confidences, reports, corrections, posts and times. The table has a row per condition, in
# the order of the files:
#
#   never       the condition never has the other value: a constant does the same
#   nothing     it has both values, but no quote depends on it
#   N articles  the quotes of N articles differ; counting stops at --most (10 if not given)
#   guard       the program panics: the condition keeps an index within its bounds
#   loops       the program does not end
#   start       the condition is evaluated only when the word lists are read, which happens once
#
# Conditions are of three kinds: a guard panics when forced, or only compares an index with a bound or something with
# nil. Those of lexicon and pattern, which know no English, are of the engine. All others are rules, the linguistic
# conditions. The last lines have the counts per package.
#
# --articles  a folder as a corpus has it; the defaults are ../shared/quotebench/polnear/text, the sample,
#             and the layouts, meetings, notes and posts of attribution's testdata: articles whose quotes are labelled
# --scores    a file of labelled articles, as scripts/score.sh reads it: rows are sorted by the number of articles, and
#             say in how many the condition helps or harms. The score is simpler than that of scripts/score.sh
# --below     print only rules that change at most N articles, one way or the other
# --package   a pattern of go list; the default is ./corpus/attribution/...
# --most      stop counting at N changed articles
# --workers   the number of processes; the default is one per core
# --count     count lines, operators, methods and complex functions per package instead
#
# Folders are relative to the project. It writes only to a temporary folder. On two free cores, 900 articles and 6,800
# conditions take 1 to 12 minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT # also after Ctrl-C
TMPDIR=$work go run ./scripts/ablate "$@"
