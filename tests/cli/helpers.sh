# What the command tests share: . "$(dirname "$0")/helpers.sh"
# Each runs in an empty folder, is given the program, and stops at a failure.
set -eu
program=$1
root=$(cd "$(dirname "$0")/../.." && pwd)
tiny=$root/tests/tiny

# The program over the tiny library; out and err are what it said.
paction() {
    status=0
    "$program" "$@" --home "$tiny" >out 2>err || status=$?
}

fail() {
    echo "$1" >&2
    for file in out err; do
        [ ! -s $file ] || { echo "--- $file"; cat $file; } >&2
    done
    exit 1
}

wants_status() { # wants_status NUMBER WHY
    [ "$status" -eq "$1" ] || fail "$2: exit status $status, not $1"
}

wants() { # wants FILE WORDS: the file holds the words
    grep -qF -- "$2" "$1" || fail "no \"$2\" in $1"
}

wants_not() {
    ! grep -qF -- "$2" "$1" || fail "there is \"$2\" in $1"
}

wants_empty() {
    [ ! -s "$1" ] || fail "$1 is not empty"
}

project() { # project FOLDER: one that makes a pack
    mkdir -p "$1" && echo '<answers/>' >"$1/answers.xml"
}
