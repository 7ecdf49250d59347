#!/bin/sh
# review.sh FILE AUTHOR TIME TABLE: what a reader does in Word, done to a DOCX.
# Each line of TABLE, between tabs: the words of a paragraph up to the change,
# the words taken out, the words put in, the rest of that run of words, and a
# comment on them. Changes are tracked; a line without a change is a comment.
set -eu
file=$1 author=$2 time=$3 table=$4
edit=$(mktemp -d)
trap 'rm -rf "$edit"' EXIT
unzip -qd "$edit" "$file"
awk -F '\t' -v author="$author" -v time="$time" -v table="$table" \
    -v notes="$edit/word/comments.xml" '
function stamp(id) {
    return "w:id=\"" id "\" w:author=\"" author "\" w:date=\"" time ":00Z\""
}
function run(tag, words) {
    return words == "" ? "" : \
        "<w:r><w:" tag " xml:space=\"preserve\">" words "</w:" tag "></w:r>"
}
function change(start, was, now, rest, comment,    out, id) {
    id = 9000 + 10 * ++made
    out = run("t", start)
    if (was != "") out = out "<w:del " stamp(id) ">" run("delText", was) "</w:del>"
    if (now != "") out = out "<w:ins " stamp(id + 1) ">" run("t", now) "</w:ins>"
    out = out run("t", rest)
    if (comment == "") return out
    said = said "<w:comment " stamp(id + 2) "><w:p><w:r><w:t>" comment \
        "</w:t></w:r></w:p></w:comment>"
    return "<w:commentRangeStart w:id=\"" id + 2 "\"/>" out \
        "<w:commentRangeEnd w:id=\"" id + 2 "\"/><w:r><w:commentReference w:id=\"" \
        id + 2 "\"/></w:r>"
}
{ all = all (NR > 1 ? "\n" : "") $0 }
END {
    while ((getline <table) > 0) {
        words = $1 $2 $4
        plain = "<w:r><w:t>" words "</w:t></w:r>"
        spaced = "<w:r><w:t xml:space=\"preserve\">" words "</w:t></w:r>"
        old = index(all, plain) ? plain : spaced
        at = index(all, old)
        if (!at) { print "no such words: " words >"/dev/stderr"; exit 1 }
        all = substr(all, 1, at - 1) change($1, $2, $3, $4, $5) \
            substr(all, at + length(old))
    }
    print "<w:comments xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" \
        said "</w:comments>" >notes
    printf "%s", all
}' "$edit/word/document.xml" >"$edit/new.xml"
mv "$edit/new.xml" "$edit/word/document.xml"
base=http://schemas.openxmlformats.org/officeDocument/2006/relationships
sed -i 's|</Types>|<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>&|' "$edit/[Content_Types].xml"
sed -i "s|</Relationships>|<Relationship Id=\"rIdNotes\" Type=\"$base/comments\" Target=\"comments.xml\"/>&|" "$edit/word/_rels/document.xml.rels"
rm "$file"
(cd "$edit" && zip -qr - .) >"$file"
