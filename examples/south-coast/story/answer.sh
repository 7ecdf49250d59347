#!/bin/sh
# answer.sh SHEET TABLE: fills the sheet of answers SHEET (`paction respond
# to-csv`). Each line of TABLE, between tabs: the clause; the disposition; the
# reason; what was done; wording adopted; what was not taken; the round that it
# is put off to; where it went. Rows that have an answer are left as they are.
set -eu
awk -F '\t' -v sheet="$1" '
function quoted(words) { gsub(/"/, "\"\"", words); return "\"" words "\"" }
{ answer[$1] = $0 }
END {
    empty = "\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\",\"\""
    while ((getline <sheet) > 0) {
        line = $0
        while (gsub(/"/, "\"", line) % 2 && (getline <sheet) > 0)
            line = line "\n" $0 # a cell of several lines
        sub(/\r$/, "", line)
        split(line, cell, /","/)
        if (cell[3] in answer && cell[8] == "") {
            split(answer[cell[3]], a, "\t")
            line = substr(line, 1, length(line) - length(empty))
            line = line quoted(a[2]) "," quoted(a[3]) "," quoted(a[4]) "," \
                quoted(a[5]) "," quoted(a[6]) ",\"\"," quoted(a[7]) "," \
                quoted(a[8]) ",\"\""
        }
        print line
    }
}' "$2" >"$1.new"
mv "$1.new" "$1"
