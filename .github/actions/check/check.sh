#!/usr/bin/env bash
# One run of `stillframe check`, from the inputs of action.yml. Exit 0 kept, 1 broken, 2 could not judge or was asked wrongly.
set -euo pipefail

fail() {
  printf '::error title=stillframe check::%s\n' "$1"
  exit 2
}

[[ -n $CHECK_CONTRACT ]] || fail 'The input "contract" is empty: give the path of an OpenAPI 3.1 document.'
[[ $CHECK_VERSION =~ ^[0-9A-Za-z][0-9A-Za-z.+-]*$ ]] || fail 'The input "version" is no version of an npm package, such as 1.2.3 or latest.'

arguments=(--github)
[[ -z $CHECK_URL ]] || arguments+=("--url=$CHECK_URL")
case $CHECK_READ_ONLY in
  true) arguments+=(--read-only) ;;
  false | '') ;;
  *) fail 'The input "read-only" is neither true nor false.' ;;
esac
while IFS= read -r line; do
  line=${line%$'\r'}
  [[ -n ${line//[[:space:]]/} ]] || continue
  [[ $line == *=* ]] || fail 'A line of the input "keys" is not of the form role=key.'
  printf '::add-mask::%s\n' "${line#*=}"
  arguments+=("--key=$line")
done <<<"$CHECK_KEYS"
if [[ -n $CHECK_REPORTS ]]; then
  mkdir -p -- "$CHECK_REPORTS"
  arguments+=("--junit=$CHECK_REPORTS/junit.xml" "--sarif=$CHECK_REPORTS/check.sarif" "--json=$CHECK_REPORTS/report.json")
fi

exec npx --yes "stillframe@$CHECK_VERSION" check "${arguments[@]}" -- "$CHECK_CONTRACT"
