#!/bin/sh
# label: core
# The press treebanks have the form that docs/treebank.md describes, share no sentence, and the checker finds what it claims to find.
command -v python3 >/dev/null || { echo "python3 is missing: skipped"; exit 77; }
PYTHONDONTWRITEBYTECODE=1
export PYTHONDONTWRITEBYTECODE
set --
for file in "$TERCET_SOURCE"/ontology/lang/??/press.conllu "$TERCET_SOURCE"/tests/language/press_??.conllu; do
    [ -e "$file" ] && set -- "$@" "$file"
done
[ $# -ge 2 ] || { echo "the French press sentences are missing"; exit 1; }
check=$TERCET_SOURCE/tests/language/treebank.py
python3 "$check" "$@" || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
mkdir "$work/fr" # the folder names the language
bad=$work/fr/press.conllu
sentence() { # SED-SCRIPT: that spoils a good sentence
    sed "$1" >"$bad" <<END
# sent_id = a
# text = Elle va au port.
# frame = aller | nsubj=Elle/1
1	Elle	lui	PRON	_	_	2	nsubj	_	_
2	va	aller	VERB	_	Mood=Ind|Number=Sing	0	root	_	_
3-4	au	_	_	_	_	_	_	_	_
3	à	à	ADP	_	_	5	case	_	_
4	le	le	DET	_	_	5	det	_	_
5	port	port	NOUN	_	_	2	obl	_	SpaceAfter=No
6	.	.	PUNCT	_	_	2	punct	_	_

END
}
sentence ''
python3 "$check" "$bad" || exit 1
failures=0
refused() { # WHAT SED-SCRIPT
    sentence "$2"
    python3 "$check" "$bad" >/dev/null && { echo "not found: $1"; failures=$((failures + 1)); }
}
refused 'two roots' 's/5	case/0	root/'
refused 'a cycle' 's/5	case/3	case/'
refused 'a head out of range' 's/5	case/9	case/'
refused 'an unknown label' 's/	case	/	prep	/'
refused 'an unknown class' 's/	ADP	/	PREP	/'
refused 'a contraction as one word' '/^3-4/d; s/^3	à/3	au/; /^4/d; s/^5/4/; s/^6/5/; s/5	case/4	case/'
refused 'a missing space' 's/SpaceAfter=No/_/'
refused 'features out of order' 's/Mood=Ind|Number=Sing/Number=Sing|Mood=Ind/'
refused 'a frame that is not the tree'"'"'s' 's/	nsubj	/	obj	/'
refused 'an id left out' 's/^6	/7	/'
refused 'a name before its head' 's/5	det/5	flat/'
refused 'a missing lemma' 's/	port	port/	port	_/'
[ $failures = 0 ]
