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
