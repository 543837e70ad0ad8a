#!/usr/bin/env bash
# Starts throw-away OpenSearch nodes for tests, on the loopback interface.
#
# usage: scripts/opensearch.sh [--nodes N] [COMMAND...]
#
# Prints the environment variables for tests, and runs COMMAND with them; without a command, it waits for Ctrl-C. At the
# end it stops the nodes and removes what they have written. Needs Java 17 or newer, Maven and curl; Maven downloads
# 46 MB once, into build/opensearch. A node takes 300 MB of memory and 20 to 60 s to start.
#
#   scripts/opensearch.sh go test ./index/remote ./index/ask
set -euo pipefail
cd "$(dirname "$0")/.."

nodes=1
if [[ ${1-} == --nodes ]]; then nodes=$2; shift 2; fi
readonly nodes jars=$PWD/build/opensearch max_wait=180

for program in java javac mvn curl; do
	command -v "$program" >/dev/null || {
		echo "opensearch.sh: there is no $program; on Debian: apt-get install openjdk-17-jdk-headless maven curl" >&2
		exit 2
	}
done
if [[ ! -f $jars/classes/TestNode.class || scripts/opensearch/TestNode.java -nt $jars/classes/TestNode.class ]]; then
	mvn -q -B -f scripts/opensearch/pom.xml dependency:copy-dependencies -DoutputDirectory="$jars/lib" >&2
	javac -cp "$jars/lib/*" -d "$jars/classes" scripts/opensearch/TestNode.java >&2
fi

work=$(mktemp -d)
pids=()
stop() {
	if ((${#pids[@]})); then
		kill "${pids[@]}" 2>/dev/null || true
		wait "${pids[@]}" 2>/dev/null || true
	fi
	rm -rf "$work"
}
trap stop EXIT

free() { ! (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Pairs of ports: HTTP, and the next one between the nodes.
port=$((20000 + RANDOM % 10000)) ports=()
while ((${#ports[@]} < nodes)); do
	if free "$port" && free $((port + 1)); then ports+=("$port"); fi
	port=$((port + 2))
done

hosts=
for n in "${!ports[@]}"; do
	home=$work/node$n
	mkdir -p "$home"/{config,data,logs,modules,plugins}
	java -Xmx512m -cp "$jars/classes:$jars/lib/*" TestNode "$home" "node$n" "${ports[n]}" $((ports[n] + 1)) \
		$((ports[0] + 1)) node0 >"$home/output" 2>&1 &
	pids+=($!)
	hosts+=${hosts:+,}127.0.0.1:${ports[n]}
done

health="http://127.0.0.1:${ports[0]}/_cluster/health?wait_for_nodes=$nodes&timeout=5s"
until curl -sf "$health" 2>/dev/null | grep -q '"timed_out":false'; do
	if ((SECONDS > max_wait)) || ! kill -0 "${pids[@]}" 2>/dev/null; then
		echo "opensearch.sh: the nodes did not start:" >&2
		tail -n 20 "$work"/node*/output >&2
		exit 1
	fi
	sleep 0.5
done

export VERBATIM_TEST_OPENSEARCH=opensearch://$hosts
export VERBATIM_TEST_OPENSEARCH_PID=${pids[-1]} # of the last node, for a test that stops it
echo "VERBATIM_TEST_OPENSEARCH=$VERBATIM_TEST_OPENSEARCH VERBATIM_TEST_OPENSEARCH_PID=$VERBATIM_TEST_OPENSEARCH_PID"
if (($#)); then
	"$@"
else
	wait
fi
