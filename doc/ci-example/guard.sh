#!/bin/sh
# usage: guard.sh BASE
#
# Stops a change since BASE (a commit) that touches a folder of "deployables", unless
# its service was judged within 90 days and may go, at least under conditions.
set -eu

here=$(dirname "$0")
changed=$(git diff --name-only "$1" --)
services=$(
	grep -v '^#' "$here/deployables" | while read -r folder service; do
		if printf '%s\n' "$changed" | grep -q "^$folder/"; then
			echo "$service"
		fi
	done
)
[ -n "$services" ] || exit 0
# Names of services have no blanks.
# shellcheck disable=SC2086
exec seam check $services --from "$here/assessments/shop.seam" \
	--require conditional --max-age 90d
