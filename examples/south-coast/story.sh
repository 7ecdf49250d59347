#!/bin/sh
# From the first draft to a pack that is ready to procure, with everything in
# between: story.sh [PACTION [FOLDER]]. Three councils, two associations and
# eleven providers; all are made up. It works on a copy of this example in
# FOLDER (out/story), with a key of its own, and at the times that it names.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
paction=${1:-$here/../../build/paction}
folder=${2:-out/story}
case $paction in */*) paction=$(cd "$(dirname "$paction")" && pwd)/${paction##*/} ;; esac

rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
cp -R "$here" project
rm -rf project/story project/story.sh project/sent project/record
chmod -R u+w project
export PACTION_KEY="$PWD/key" # signs and seals; in life it stays where it was made
unset PACTION_BY || true
said=$PWD/said.txt
: >"$said"

# `act WHEN WHO COMMAND...` does one thing and keeps what was said of it.
act() {
    when=$1 who=$2
    shift 2
    echo "\$ paction $*" >>"$said"
    "$paction" "$@" --at "$when" ${who:+--by "$who"} >out.txt 2>err.txt || {
        echo "this went wrong: paction $*" >&2
        cat err.txt >&2
        exit 1
    }
    cat out.txt err.txt >>"$said"
}
# The key of a thing that was just made: "M-03 asks ..." gives M-03.
key() { sed -n '1s/[ :].*//p' out.txt; }
tell() { echo "$1"; }

# ---- March: who takes part ------------------------------------------------
tell "Three councils, two associations and eleven providers"
day=2026-03-02
act ${day}T09:00 "" party add project chalkshire --name "Chalkshire County Council" \
    --side council --capacity council --lead
act ${day}T09:01 "" party person project chalkshire --name "Orla Fenwick" --post "Commissioner"
act ${day}T09:02 chalkshire-1 party person project chalkshire --name "Idris Cole" --post "Solicitor"
member() { # member KEY NAME SIDE CAPACITY PERSON
    act ${day}T09:10 chalkshire-1 party add project "$1" --name "$2" --side "$3" --capacity "$4"
    act ${day}T09:10 chalkshire-1 party person project "$1" --name "$5"
}
member seahaven "Seahaven Council" council council "Rhona Pell"
member downs "Downs Council" council council "Amit Larkin"
member homes "Example Association of Children's Homes" provider trade-association "Greta Moss"
member fostering "Example Association of Fostering Providers" provider trade-association "Ned Farrow"
member beacon "Beacon Care" provider provider "Mary Sample"
member harbour "Harbour Homes" provider provider "Tom Gull"
member orchard "Orchard House" provider provider "Bea Quince"
member larch "Larch Tree Care" provider provider "Col Dean"
member tideway "Tideway Children's Homes" provider provider "Una Reed"
member quayside "Quayside Care" provider provider "Joss Kerr"
member fernhill "Fernhill Fostering" provider provider "Dot Vale"
member rowan "Rowan Fostering" provider provider "Piers Ash"
member brightwater "Brightwater Fostering" provider provider "Lil Brook"
member meadow "Meadow Lane Homes" provider provider "Sid Croft"
member stonebridge "Stonebridge House" provider provider "Win Arch"
for who in beacon harbour orchard larch tideway quayside; do
    act ${day}T09:20 chalkshire-1 party join project homes $who
done
for who in fernhill rowan brightwater; do
    act ${day}T09:20 chalkshire-1 party join project fostering $who
done

# ---- the round ------------------------------------------------------------
tell "A round on four documents, five weeks"
act ${day}T10:00 chalkshire-1 round add project R1 --title "The full draft" \
    --stage formal --purpose "To hear what would stop you from signing" \
    --opens 2026-03-09T09:00 --closes 2026-04-13T17:00 --least-days 28 \
    --visibility all
for document in heads-of-terms specification framework-terms call-off; do
    act ${day}T10:05 chalkshire-1 round scope project R1 --document $document
done
act 2026-03-09T09:00 chalkshire-1 round open project R1
act 2026-03-09T09:05 chalkshire-1 invite add project R1 --all
act 2026-03-09T09:10 chalkshire-1 round send project R1 -o sent
act 2026-03-30T09:00 chalkshire-1 round extend project R1 --to 2026-04-17T17:00 \
    --reason "Two weeks of the first five were school holidays."

# ---- what came back -------------------------------------------------------
# Word files with changes and comments; both homes change the same words.
tell "Three Word files, two forms, eleven sets of points come back"
word() { # word WHO PERSON DOCUMENT WHEN
    "$here/story/review.sh" "sent/$1/$3.docx" "$2" "$4" "$here/story/word/$1.tsv"
    act "$4" "$1-1" import project "sent/$1/$3.docx" --round R1 --from "$1" --channel docx
}
word beacon "Mary Sample" framework-terms 2026-03-20T10:00
word harbour "Tom Gull" framework-terms 2026-03-23T10:00
word meadow "Sid Croft" call-off 2026-03-24T10:00

form() { # form WHO DOCUMENT WHEN
    sh "$here/story/fill.sh" "sent/$1/$2-comments.csv" "$here/story/forms/$1.tsv"
    act "$3" "$1-1" import project "sent/$1/$2-comments.csv" --round R1 --from "$1"
}
form quayside framework-terms 2026-03-25T10:00
form rowan specification 2026-03-26T10:00

points() { # points WHO WHEN [OPTIONS]: as a web page sends them
    who=$1 when=$2
    shift 2
    act "$when" "$who-1" import project "$here/story/points/$who.json" \
        --round R1 --from "$who" "$@"
}
points seahaven 2026-03-26T11:00
points downs 2026-03-26T12:00 --publish anonymous
points homes 2026-03-27T09:00

# Members of an association give their points to it, in private.
points orchard 2026-03-27T10:00 --association homes
points larch 2026-03-27T11:00 --association homes
points tideway 2026-03-27T12:00 --association homes
points fernhill 2026-03-28T10:00 --association fostering
points brightwater 2026-03-28T11:00 --association fostering
# The point of an organisation on a clause: the first, or the Nth.
point() { # point ORGANISATION CLAUSE [N]
    "$paction" point list project --as "$1" --organisation "$1" --clause "$2" |
        sed -n 's/^\(R1-[0-9]*\) .*/\1/p' | sed -n "${3:-1}p"
}
# Three members say the same of the void charge: it is taken up once.
tell "Each association takes up what its members say, and submits for them"
act 2026-04-01T10:00 homes-1 position take project R1 homes "$(point tideway volume.void)"
void=$(point homes volume.void)
act 2026-04-01T10:05 homes-1 position take project R1 homes --into "$void" \
    "$(point orchard volume.void)" "$(point larch volume.void)"
act 2026-04-01T10:10 homes-1 position leave-out project R1 homes "$(point larch general.notices)" \
    --reason "Most members want fewer copies, not more."
act 2026-04-01T10:15 homes-1 position take project R1 homes --all
act 2026-04-01T11:00 homes-1 position submit project R1 homes --for 5
act 2026-04-01T12:00 fostering-1 position take project R1 fostering --all
act 2026-04-01T12:05 fostering-1 position submit project R1 fostering

# Others agree, or do not; one thinks better of it; one gave a name too many.
act 2026-04-02T10:00 quayside-1 point support project "$void" quayside
act 2026-04-02T10:05 seahaven-1 point oppose project "$void" seahaven
act 2026-04-02T10:10 meadow-1 point support project "$(point beacon volume.recall 2)" meadow
act 2026-04-02T11:00 rowan-1 point withdraw project "$(point rowan spec.premises)" \
    --reason "It has been mended in the second draft of our own notes."
act 2026-04-02T12:00 meadow-1 point add project R1 meadow --on payment.time \
    --text "Ask for Jo in accounts: she knows why our invoices wait." --kind comment
act 2026-04-03T09:00 chalkshire-1 point redact project "$(point meadow payment.time)" \
    --words "Ask for Jo in accounts: she knows" --reason "It names a person."

# Stonebridge is a day late; the councils would rather hear it.
act 2026-04-18T10:00 stonebridge-1 import project "$here/story/points/stonebridge.json" \
    --round R1 --from stonebridge
late=$("$paction" submission list project | sed -n 's/^\(R1-S[0-9]*\) .*stonebridge.*/\1/p')
act 2026-04-20T09:00 chalkshire-1 submission accept project "$late" \
    --reason "It came one day late, over a weekend, and nobody is harmed by it."
act 2026-04-20T09:10 chalkshire-1 round close project R1

# ---- answers are drafted --------------------------------------------------
tell "Every point gets an answer, with its reason"
recall=$(point beacon volume.recall 2)
act 2026-04-21T09:00 chalkshire-1 point group project "$(point beacon volume.first-refusal)" \
    "$(point harbour volume.first-refusal)" --as same-issue
act 2026-04-21T09:30 chalkshire-1 respond project "$(point rowan spec.premises)" --as withdrawn
"$paction" point collisions project >collisions.txt
"$paction" respond to-csv project --round R1 -o answers.csv >>"$said"
sh "$here/story/answer.sh" answers.csv "$here/story/answers.tsv"
act 2026-04-22T09:00 chalkshire-1 respond from-csv project answers.csv

# ---- the board ------------------------------------------------------------
tell "A board of three councils and three provider bodies"
act 2026-04-23T09:00 chalkshire-1 board add project main --name "Project board" \
    --rule each-side --terms 1.0
for who in chalkshire seahaven downs homes fostering meadow; do
    act 2026-04-23T09:10 chalkshire-1 board seat project main $who
done
act 2026-04-23T09:20 chalkshire-1 board chair project main downs
mkdir -p papers
for clause in volume.recall volume.release; do
    "$paction" board paper project $clause -o papers/${clause#*.}.docx >>"$said"
done

# put DAY WORDS...: opens the motion that was just added, and lets all vote:
# WHO=BALLOT, then decides it. Sets $motion and $decision.
put() {
    day=$1
    shift
    motion=$(key)
    act ${day}T10:00 chalkshire-1 motion open project $motion
    for vote in "$@"; do
        act ${day}T11:00 ${vote%%=*}-1 vote project $motion ${vote%%=*} ${vote#*=}
    done
    act ${day}T12:00 chalkshire-1 decide project $motion --minute "Board, $day"
    decision=$(key)
    tell "  $(sed -n 1p out.txt)"
}
move() { # move DAY OPTIONS...
    when=$1T09:00
    shift
    act $when chalkshire-1 motion add project main "$@"
}
agreed="chalkshire=agree seahaven=agree downs=agree homes=agree fostering=agree meadow=agree"

# Lost: release only by agreement. The councils need it at short notice.
move 2026-04-27 --adopt volume.release --option agreed --seconded-by homes
put 2026-04-27 homes=agree fostering=agree meadow=agree \
    chalkshire=disagree seahaven=disagree downs=disagree
# No quorum: on the day of the strike two of six came.
move 2026-04-28 --adopt volume.review --option managers
put 2026-04-28 downs=agree homes=agree
# A tie: the providers are level on who decides the yearly uplift.
move 2026-04-29 --adopt price.uplift --option board
put 2026-04-29 chalkshire=agree seahaven=agree downs=agree homes=agree fostering=disagree meadow=abstain
# Carried: the wording that Beacon Care proposed in Word.
move 2026-05-06 --adopt volume.recall --option when-empty@$recall --seconded-by homes
put 2026-05-06 $agreed
adopted=$(sed -n 's/^volume.recall is adopted as \([^ ]*\).*/\1/p' out.txt)
# Carried: what was reserved until others had written, and what was objected to.
move 2026-05-06 --adopt price.uplift --option basket
put 2026-05-06 $agreed
move 2026-05-06 --adopt insurance.liability --option mutual-cap
put 2026-05-06 $agreed
move 2026-05-06 --adopt ending.default --option mutual
put 2026-05-06 $agreed
kept=$motion stands=$decision

# ---- what is decided shapes the answers; then they are published -----------
tell "The answers are approved by somebody else, and published in one act"
harbours=$(point harbour volume.recall 2)
act 2026-05-07T09:00 chalkshire-1 respond project "$harbours" --as accepted-in-part \
    --reason "The clause now says from when. The board took the day of the notice, so that both sides know it." \
    --adopted "$adopted" \
    --not-taken "The last night of the release: a child could be promised a place that has been called back."
act 2026-05-07T09:10 chalkshire-1 respond project "$(point stonebridge ending.default)" --as rejected \
    --reason "The clause asks for a plan before anything ends. The board looked at it and kept it." \
    --motion "$kept"
act 2026-05-07T09:20 chalkshire-1 gate accept project --point "$(point stonebridge ending.default)" \
    --decision "$stands" --reason "The board heard the objection and kept the clause."
act 2026-05-07T10:00 chalkshire-2 respond confirm project --round R1
act 2026-05-07T11:00 chalkshire-2 respond approve project --round R1
act 2026-05-08T09:00 chalkshire-1 publish project R1 -o published -f html,docx,odt,csv,json

# All that nobody commented on or voted against, in one motion.
tell "The rest of the pack, as it was drafted"
move 2026-05-11 --adopt-rest
put 2026-05-11 $agreed

# ---- ready to procure? ----------------------------------------------------
tell "The gate"
proof() { # proof CRITERION NAME REFERENCE
    act 2026-05-12T09:00 chalkshire-2 gate evidence project "$1" --name "$2" \
        --reference "$3" --on 2026-05-12
}
for name in grid-of-use parameters acceptable-zone cliffs-and-incentives; do
    proof 7 $name "Board paper 12, annex A"
done
for name in threshold-result notice-dates; do proof 8 $name "Procurement plan 3.1"; done
for name in equality data-protection social-value subsidy-control childrens-rights; do
    proof 10 $name "Assessments, folder 7"
done
# Idris Cole, the solicitor, has read each law that the pack rests on.
for name in $("$paction" gate project --at 2026-05-12T09:00 --json |
    sed -n 's/.*gate evidence project 9 --name \([a-z0-9-]*\).*/\1/p'); do
    proof 9 "$name" "Legal opinion of 12 May 2026"
done
move 2026-05-13 --procedural --text "That the pack go to market"
put 2026-05-13 $agreed
act 2026-05-13T13:00 chalkshire-1 gate evidence project 12 --reference "$decision"

"$paction" gate project --at 2026-05-14T09:00 >gate.txt
tell "  $(grep '^On ' gate.txt)"

# ---- what goes out --------------------------------------------------------
tell "The pack goes to market; what the public may see is published"
act 2026-05-14T10:00 chalkshire-1 freeze project decided --note "As the board decided it"
act 2026-05-14T11:00 chalkshire-1 issue project --audience market -o market -f docx,html
act 2026-05-14T11:30 chalkshire-1 issue project --audience published -o public -f html

# A tenderer asks; all get the answer, and nobody learns who asked.
act 2026-05-18T09:00 chalkshire-1 round add project R2 --title "Questions of tenderers" \
    --opens 2026-05-18T10:00 --closes 2026-06-05T17:00
act 2026-05-18T10:00 chalkshire-1 round open project R2
act 2026-05-18T10:05 chalkshire-1 invite add project R2 --all
act 2026-05-20T10:00 stonebridge-1 point add project R2 stonebridge --on general \
    --kind clarification --text "Must both homes be registered on the day of the bid?"
question=$("$paction" point list project --kind clarification | sed -n 's/^\(R2-[0-9]*\) .*/\1/p')
act 2026-05-21T10:00 chalkshire-1 respond project "$question" --as noted \
    --reason "No. One must be, and the other by the first day of the contract."
act 2026-05-21T11:00 chalkshire-2 respond approve project "$question"
act 2026-05-21T12:00 chalkshire-1 publish project --clarifications -o clarifications -f html,csv

# ---- what is left ---------------------------------------------------------
"$paction" report project -o report --at 2026-05-31T09:00 >>"$said"
"$paction" backup project -o backup >>"$said"
"$paction" verify project >verified.txt
tell "  $(sed -n 1p verified.txt)"
tell "Look at $folder/published/, papers/, gate.txt, market/, public/ and report/"
