# package.sh: the tree as it is handed out, and the Debian package; read by dev
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154

# The version that a meson.build on standard input names.
version_of() { sed -n "s/^  version: '\(.*\)',$/\1/p"; }

# lay_out_tree FOLDER: what git knows or would take, as it is here now.
lay_out_tree() {
  remove_tree "$1"
  mkdir -p "$1"
  (cd "$top" && git ls-files -z --cached --others --exclude-standard --deduplicate |
    while IFS= read -r -d '' file; do
      if [ -e "$file" ]; then printf '%s\0' "$file"; fi
    done | tar -c --null -T -) | tar -x -C "$1"
}

command_deb() {
  local version work=$build/deb package
  choose_place
  [ "$place" = root ] || have dpkg-buildpackage || die "a Debian package is built on Debian"
  version=$(version_of <"$top/meson.build")
  rm -rf "$work"
  lay_out_tree "$work/hub-reader-$version"
  tar -C "$work" --exclude="hub-reader-$version/debian" -cJf \
    "$work/hub-reader_$version.orig.tar.xz" "hub-reader-$version"
  closed sh -ec '
    cd "$1"
    dpkg-buildpackage -us -uc
    cd ..
    lintian --allow-root --fail-on error,warning *.changes
    rm -rf try
    dpkg-deb -x hub-reader_*_"$(dpkg --print-architecture)".deb try
    try/usr/bin/hub-reader --version' sh "$work/hub-reader-$version" >"$work/log" 2>&1 || {
    tail -n 40 "$work/log" >&2
    die "no Debian package that lintian accepts; see $work/log"
  }
  package=$(cd "$work" && echo hub-reader_"$version"-*.deb)
  printf 'deb: %s, lintian ok, %s MiB\n' "$package" \
    "$(awk -v b="$(stat -c %s "$work/$package")" 'BEGIN { printf "%.1f", b / 1048576 }')"
}
