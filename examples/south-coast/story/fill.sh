#!/bin/sh
# fill.sh FORM TABLE: fills the comment form FORM (CSV, as it was sent). Each
# line of TABLE, between tabs: the clause, the type, a comment, a proposed change.
set -eu
awk -F '\t' -v form="$1" '
function quoted(words) { gsub(/"/, "\"\"", words); return "\"" words "\"" }
{ type[$1] = $2; comment[$1] = $3; proposed[$1] = $4 }
END {
    while ((getline <form) > 0) {
        clause = $0
        sub(/^"/, "", clause)
        sub(/".*/, "", clause)
        if (clause in type) {
            sub(/"","",""\r?$/, "")
            $0 = $0 quoted(type[clause]) "," quoted(comment[clause]) "," \
                quoted(proposed[clause])
            delete type[clause]
        }
        print
    }
    for (clause in type) {
        print "the form has no row for " clause >"/dev/stderr"
        exit 1
    }
}' "$2" >"$1.new"
mv "$1.new" "$1"
