#!/usr/bin/env bash
# One run of `stillframe check`, from the inputs of action.yml. Exit 0 kept, 1 broken, 2 could not judge or was asked wrongly.
set -euo pipefail

fail() {
  printf '::error title=stillframe check::%s\n' "$1"
  exit 2
}

[[ -n $CHECK_CONTRACT ]] || fail 'The input "contract" is empty: give the path of an OpenAPI 3.1 document.'
[[ $CHECK_VERSION =~ ^[0-9A-Za-z][0-9A-Za-z.+-]*$ ]] || fail 'The input "version" is no version of an npm package, such as 1.2.3 or latest.'

# Annotations go to the log, where the runner reads them.
arguments=("--contract=$CHECK_CONTRACT" '--report=github=-')
[[ -z $CHECK_URL ]] || arguments+=("--url=$CHECK_URL")
[[ -z $CHECK_AGREED ]] || arguments+=("--agreed=$CHECK_AGREED")

# switch INPUT VALUE: adds the flag of an input that is true.
switch() {
  case $2 in
    true) arguments+=("--$1") ;;
    false | '') ;;
    *) fail "The input \"$1\" is neither true nor false." ;;
  esac
}
switch read-only "$CHECK_READ_ONLY"
switch allow-data "$CHECK_ALLOW_DATA"

while IFS= read -r line; do
  line=${line%$'\r'}
  [[ -n ${line//[[:space:]]/} ]] || continue
  [[ $line == *=* ]] || fail 'A line of the input "keys" is not of the form role=key.'
  printf '::add-mask::%s\n' "${line#*=}"
  arguments+=("--key=$line")
done <<<"$CHECK_KEYS"
while IFS= read -r line; do
  line=${line%$'\r'}
  [[ -z ${line//[[:space:]]/} ]] || arguments+=("--role-actions=$line")
done <<<"$CHECK_ROLE_ACTIONS"

if [[ -n $CHECK_REPORTS ]]; then
  mkdir -p -- "$CHECK_REPORTS"
  arguments+=("--report=junit=$CHECK_REPORTS/junit.xml" "--report=sarif=$CHECK_REPORTS/check.sarif" "--report=json=$CHECK_REPORTS/report.json")
fi

exec npx --yes "stillframe@$CHECK_VERSION" check "${arguments[@]}"
