#!/bin/sh
# Makes the folder in which `screens' measures full screens, and runs it: 500 files for
# nnn and ncdu, a repository of 500 commits for tig, databases of 500 services with 20
# and with one assessment each for seam, and of systems with 1,000 and with 6 services. Installs nothing: what is missing is named.
# Runs in the build folder with srcdir set, as bench.sh does.
set -eu

srcdir=${srcdir:-.}
here=tests/bench
folder=$here/screens.d
seam=$PWD/src/seam

# As long as what they are made by stays as it is.
if [ -z "$(find $folder/big.db -newer "$srcdir/$here/mkdb.c" \
		-newer "$srcdir/src/store/schema.sql" 2>/dev/null)" ]; then
	echo "making $folder ..." >&2
	rm -rf $folder
	mkdir -p $folder/files $folder/repository
	$here/mkdb $folder/small.db 1 500 1
	$here/mkdb $folder/new.db 1 500 20
	$here/mkdb $folder/wide.db 1 1000 1 5
	$here/mkdb $folder/few.db 1 6 1 5
	i=0
	while [ $i -lt 500 ]; do
		i=$((i + 1))
		name=$(printf 'file-%03d' $i)
		echo "$name" >$folder/files/"$name"
	done
	mv $folder/new.db $folder/big.db
fi
HOME=$PWD/$folder/home
XDG_CONFIG_HOME=$HOME/config XDG_DATA_HOME=$HOME/data
export HOME XDG_CONFIG_HOME XDG_DATA_HOME
mkdir -p "$XDG_CONFIG_HOME" "$XDG_DATA_HOME"
unset NO_COLOR LINES COLUMNS SEAM_DB SEAM_NOW
TZ=UTC LC_ALL=C.UTF-8 SEAM_USER=bench PAGER=cat SEAM_LOCALE_DIR=$PWD/locale
SEAM_DATA_DIR=$(cd "$srcdir" && pwd)/data
export TZ LC_ALL SEAM_USER PAGER SEAM_LOCALE_DIR SEAM_DATA_DIR

if command -v git >/dev/null && [ ! -d $folder/repository/.git ]; then
	git -C $folder/repository init -q
	i=0
	while [ $i -lt 500 ]; do
		i=$((i + 1))
		cat <<-EOF
		commit HEAD
		committer bench <bench@example.org> $((1700000000 + i * 60)) +0000
		data <<X
		change $i
		X
		M 100644 inline file
		data <<X
		$i
		X
		EOF
	done | git -C $folder/repository fast-import --quiet
	git -C $folder/repository reset -q --hard
fi
ln -sf "$seam" $folder/seam
cp $folder/big.db $folder/answer.db
cp $folder/big.db $folder/bare.db
cp $folder/wide.db $folder/undo.db
missing=
for program in nnn ncdu tig htop calcurse; do
	command -v $program >/dev/null || missing="$missing $program"
done
[ -z "$missing" ] || echo "not installed, so not compared with:$missing" >&2
status=0
$here/screens $folder 20 || status=1
rm -f $folder/answer.db $folder/bare.db $folder/undo.db
exit $status
