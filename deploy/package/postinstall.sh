#!/bin/sh
# Runs after a package is installed or upgraded: makes the user of the service. The service itself waits for a token.
set -e
getent passwd verbatim >/dev/null || useradd --system --home-dir /nonexistent --no-create-home --shell /usr/sbin/nologin verbatim
if [ -d /run/systemd/system ]; then
	systemctl daemon-reload
	systemctl try-restart verbatim.service
fi
