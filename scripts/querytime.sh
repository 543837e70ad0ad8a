#!/bin/sh
# Measures the time that a user waits for a query: the whole process, from start to end, over an indexed corpus.
#
# usage: scripts/querytime.sh CORPUS [WORDS...]
#
# Prints the median, the fastest and the slowest of 20 runs in milliseconds, and the machine. "version" is a process
# that only starts. Needs perl, which has a precise clock and comes with git on every system.
set -eu
corpus=${1:?usage: scripts/querytime.sh CORPUS [WORDS...]}
shift
[ $# -gt 0 ] || set -- moratorium

cd "$(dirname "$0")/.."
go build -trimpath -o build/verbatim ./cmd/verbatim
build/verbatim status --corpus "$corpus" # indexes the corpus if necessary

measure() {
	perl -MTime::HiRes=time -e '
		my ($name, @command) = @ARGV;
		open(my $null, ">", "/dev/null") or die;
		open(STDOUT_KEPT, ">&", \*STDOUT) or die;
		my @ms;
		for (0 .. 20) {
			open(STDOUT, ">&", $null) or die;
			my $t = time;
			my $code = system(@command) >> 8;
			my $took = (time - $t) * 1000;
			open(STDOUT, ">&", \*STDOUT_KEPT) or die;
			die "@command: exit $code\n" if $code > 1;
			push @ms, $took if $_ > 0;    # the first run fills the caches of the system
		}
		@ms = sort { $a <=> $b } @ms;
		printf "%-28s median %5.1f ms, fastest %5.1f, slowest %5.1f, of %d\n",
			$name, ($ms[9] + $ms[10]) / 2, $ms[0], $ms[-1], scalar @ms;
	' "$@"
}

echo
echo "$(go version | cut -d' ' -f3-), $(getconf _NPROCESSORS_ONLN) cores, $(uname -s)"
measure "version" build/verbatim version
measure "who-said $*" build/verbatim who-said --corpus "$corpus" -- "$@"
measure "who-said --json $*" build/verbatim who-said --json --corpus "$corpus" -- "$@"
