# LibreOffice for tests: . "$root/tests/office/office.sh"
# office LIST does what the list of acts says (see reviewer.bas), in one run of
# LibreOffice with a profile of its own in the present folder.
command -v soffice >/dev/null || {
    echo "LibreOffice (soffice) is not installed, so no file went through it"
    exit 77
}

run_office() {
    timeout 120 soffice --headless --norestore --nologo \
        "-env:UserInstallation=file://$PWD/office" "$@" >/dev/null 2>&1
}

module() { # module FILE: a module of macros, as LibreOffice keeps it
    echo '<?xml version="1.0" encoding="UTF-8"?>
<script:module xmlns:script="http://openoffice.org/2000/script"
  script:name="Reviewer" script:language="StarBasic">'
    sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g' "$1"
    echo '</script:module>'
}

# The first start writes a profile, over any macro that is there already.
profile() {
    basic=office/user/basic/Standard
    run_office --terminate_after_init || true
    [ -e $basic/script.xlb ] || fail "LibreOffice made no profile"
    sed -i 's|</library:library>|<library:element library:name="Reviewer"/>&|' \
        $basic/script.xlb
    module "$root/tests/office/reviewer.bas" >$basic/Reviewer.xba
}

office() {
    [ -d office ] || profile
    run_office "macro:///Standard.Reviewer.Play(\"$PWD/$1\")" ||
        fail "LibreOffice ended with $?"
    [ ! -e "$1.wrong" ] || fail "LibreOffice: $(cat "$1.wrong")"
    [ -e "$1.done" ] || fail "LibreOffice did not do what $1 says"
}

saved() { # saved FROM TO...: the acts that open a file and save it
    printf 'open\t%s\n' "$1"
    shift
    printf 'save\t%s\n' "$@"
    echo close
}

# comment FILE LIST: puts comments into a Word file, as Word would. A line of
# the list is an author, words of the last run to stand on, what is said. Not
# by LibreOffice, since its own comments cannot be made without a window.
comment() {
    word='http://schemas.openxmlformats.org/wordprocessingml/2006/main'
    type='application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml'
    relation='http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments'
    rm -rf parts && mkdir parts && unzip -qd parts "$1"
    awk -F '\t' -v word="$word" '
        BEGIN { print "<w:comments xmlns:w=\"" word "\">" }
        { print "<w:comment w:id=\"" NR "\" w:author=\"" $1 "\"" \
            " w:date=\"2026-12-0" NR "T10:00:00Z\" w:initials=\"X\">" \
            "<w:p><w:r><w:t>" $3 "</w:t></w:r></w:p></w:comment>" }
        END { print "</w:comments>" }' "$2" >parts/word/comments.xml
    awk -F '\t' '{ n = "w:id=\"" NR "\"/>"
        print "s|\\(.*\\)\\(<w:r><w:t>[^<]*" $2 "[^<]*</w:t></w:r>\\)|" \
            "\\1<w:commentRangeStart " n "\\2<w:commentRangeEnd " n \
            "<w:r><w:commentReference " n "</w:r>|" }
        ' "$2" >sites
    sed -i -f sites parts/word/document.xml
    [ "$(grep -o '<w:commentReference' parts/word/document.xml | wc -l)" = \
        "$(wc -l <"$2")" ] || fail "a comment found no words to stand on"
    sed -i "s|</Types>|<Override PartName=\"/word/comments.xml\" ContentType=\"$type\"/>&|" \
        'parts/[Content_Types].xml'
    sed -i "s|</Relationships>|<Relationship Id=\"rIdComments\" Type=\"$relation\" Target=\"comments.xml\"/>&|" \
        parts/word/_rels/document.xml.rels
    rm "$1" && (cd parts && zip -qr ../file.docx .) && mv file.docx "$1"
}
