#!/usr/bin/env bash
# Starts a throw-away PostgreSQL on loopback for tests, and prints what they need:
#   eval "$(scripts/postgres.sh start)"        # sets VERBATIM_TEST_POSTGRES; go test ./... then tests over it too
#   scripts/postgres.sh stop FOLDER            # the folder is in the first line that start prints
#   scripts/postgres.sh halt FOLDER            # stop it as a crash does, and keep the data
#   scripts/postgres.sh again FOLDER           # start it again
# It needs PostgreSQL's programs: apt-get install postgresql. PostgreSQL does not run as root; then the user postgres or
# nobody runs it.
set -euo pipefail

programs=$(pg_config --bindir 2>/dev/null || true)
for folder in "$programs" /usr/lib/postgresql/*/bin; do
	if [[ -x $folder/initdb ]]; then programs=$folder; fi
done
[[ -x $programs/initdb ]] || { echo 'PostgreSQL is not installed: apt-get install postgresql' >&2; exit 1; }

as=() user=$(id -un)
if [[ $(id -u) == 0 ]]; then
	user=postgres
	id "$user" >/dev/null 2>&1 || user=nobody
	as=(setpriv "--reuid=$user" "--regid=$(id -g "$user")" --clear-groups)
fi

# control FOLDER COMMAND... runs pg_ctl for the cluster in a folder.
control() {
	local folder=$1
	shift
	(cd / && "${as[@]}" "$programs/pg_ctl" -D "$folder/data" -l "$folder/log" -w "$@" >/dev/null) ||
		{ cat "$folder/log" >&2; return 1; }
}

# free_port prints a port of loopback that no one listens to.
free_port() {
	local port
	for port in $(shuf -i 20000-29999 -n 50); do
		(exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
	done
	return 1
}

case ${1:-} in
start)
	# A short path: that of the socket in it may have about 100 characters.
	folder=$(mktemp -d /tmp/verbatim-postgres.XXXXXX)
	if ((${#as[@]})); then chown "$user" "$folder"; fi
	(cd / && "${as[@]}" "$programs/initdb" -D "$folder/data" -U verbatim -A trust -E UTF8 --no-sync >"$folder.log" 2>&1) ||
		{ cat "$folder.log" >&2; exit 1; }
	rm "$folder.log"
	port=$(free_port)
	options="-c listen_addresses=127.0.0.1 -p $port -k $folder -c max_connections=300"
	control "$folder" -o "$options" start
	echo "# $folder"
	echo "export VERBATIM_TEST_POSTGRES='postgres://verbatim@127.0.0.1:$port/postgres?sslmode=disable'"
	echo "export VERBATIM_TEST_POSTGRES_FOLDER='$folder'"
	;;
halt) control "$2" -m immediate stop ;;
again) # with the options of the first time
	options=$(sed 's/^[^ ]* //; s/"-D" "[^"]*"//; s/"//g' "$2/data/postmaster.opts")
	control "$2" -o "$options" start
	;;
stop)
	control "$2" -m immediate stop
	[[ $2 == /tmp/verbatim-postgres.* ]] && rm -rf "$2"
	;;
*)
	sed -n '2,8s/^# \{0,1\}//p' "$0"
	exit 2
	;;
esac
