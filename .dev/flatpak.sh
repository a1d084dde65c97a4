# flatpak.sh: builds, installs, runs and upgrades the Flatpak; read by dev
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
#
# All is in build/flatpak, with an installation, a home and a key of its own; what the user has
# installed is not touched. What was made before and would come out the same is kept.

id=io.github.hubreader.HubReader
work=$build/flatpak

flatpak_host_packages=(flatpak flatpak-builder ostree elfutils gnupg git patch xz-utils mmdebstrap
  bubblewrap debian-archive-keyring xvfb xauth xdotool imagemagick dbus dbus-daemon at-spi2-core
  python3 python3-gi gir1.2-atspi-2.0)

# The modules of the manifest and the Debian source packages that hold the same archives.
module_sources=(blueprint-compiler gumbo-parser snowball)

# --- Debian's archive, without touching the system's own state -----------------------------------

# Sets `archive`, options for apt that make it see the given suite alone.
open_archive() {
  local suite=$1 option
  archive_folder=$(mktemp -d)
  mkdir -p "$archive_folder"/{state/lists/partial,cache/archives/partial}
  : >"$archive_folder/status"
  printf "deb%s $(find_mirror) $suite main\n" '' -src >"$archive_folder/sources.list"
  archive=()
  for option in "Dir::State=$archive_folder/state" "Dir::State::status=$archive_folder/status" \
    "Dir::Cache=$archive_folder/cache" "Dir::Etc::SourceList=$archive_folder/sources.list" \
    Dir::Etc::SourceParts=/dev/null APT::Sandbox::User= APT::Update::Post-Invoke-Success::= \
    APT::Update::Post-Invoke::=; do
    archive+=(-o "$option")
  done
  apt-get "${archive[@]}" -qq update >&2 || die "the archive in apt's sources has no '$suite'"
}

close_archive() { rm -rf "$archive_folder"; }

# Puts the archives that the manifest names where flatpak-builder looks before it asks the network,
# from Debian's source packages. Only the hash counts; what Debian has otherwise is fetched from
# where the manifest says.
get_sources() {
  local hash file name have_all=1 module version
  while read -r hash file; do
    [ -f "$work/sources/downloads/$hash/$file" ] || have_all=
  done < <(list_sources)
  [ -z "$have_all" ] || return 0
  open_archive "$suite"
  for module in "${module_sources[@]}"; do
    while read -r hash file; do
      name=$work/sources/downloads/$hash/$file
      version=$(apt-cache "${archive[@]}" showsrc "$module" 2>/dev/null |
        awk -v h="$hash" '/^Version: / { v = $2 } $1 == h { found = v } END { print found }')
      [ -n "$version" ] && [ ! -f "$name" ] || continue
      mkdir -p "$archive_folder/got" "${name%/*}"
      (cd "$archive_folder/got" &&
        apt-get "${archive[@]}" -qq source --download-only --tar-only "$module=$version") >&2 ||
        continue
      find "$archive_folder/got" -type f -exec sha256sum {} + | while read -r sum got; do
        [ "$sum" != "$hash" ] || { mv "$got" "$name"; say "took $file from Debian's $module"; }
      done
    done < <(list_sources)
  done
  close_archive
}

# "HASH FILE" of each archive in the manifest.
list_sources() {
  awk '$1 == "url:" { sub(".*/", "", $2); file = $2 } $1 == "dest-filename:" { file = $2 }
    $1 == "sha256:" { print $2, file }' "$top/flatpak/$id.yml"
}

# --- building ------------------------------------------------------------------------------------

# The commit that has the version before this one: the parent of the one that changed the number,
# or the last one if the number is changed here and not committed.
find_version_before() {
  local commit
  if [ "$(git -C "$top" show HEAD:meson.build | version_of)" != "$version" ]; then
    git -C "$top" rev-parse HEAD
    return
  fi
  commit=$(git -C "$top" log -1 --format=%H -G"^  version: '" -- meson.build)
  git -C "$top" rev-parse --verify --quiet "$commit^" ||
    die "the history here does not reach back to the version before $version"
}

# Lays out this tree, and that of the version before with the manifest of this one.
lay_out() {
  lay_out_tree "$work/now"
  remove_tree "$work/before"
  mkdir -p "$work/before"
  git -C "$top" archive "$before" | tar -x -C "$work/before"
  rm -rf "$work/before/flatpak"
  cp -r "$work/now/flatpak" "$work/before/flatpak"
  sed -i "s/^runtime-version: .*/runtime-version: '$branch'/" "$work"/{now,before}/flatpak/$id.yml
}

# The key that signs, and one that does not; sets `sign`, the options to sign with the first.
make_keys() {
  local name fingerprint
  export GNUPGHOME=$work/gnupg
  mkdir -p -m 0700 "$GNUPGHOME"
  for name in other-key key; do
    gpg --batch --list-secret-keys "=$name" >/dev/null 2>&1 ||
      gpg --batch --quiet --passphrase '' --quick-gen-key "$name" default default never
    fingerprint=$(gpg --batch --with-colons --list-secret-keys "=$name" |
      awk -F: '$1 == "fpr" && !n++ { print $10 }')
    gpg --batch --yes --output "$work/$name.gpg" --export "$fingerprint"
  done
  sign=(--gpg-sign="$fingerprint" --gpg-homedir="$GNUPGHOME")
}

# Who adds the repository is told of its collection, without which nothing can go on a USB stick.
update_repository() {
  flatpak build-update-repo "${sign[@]}" --title='Hub Reader' --deploy-collection-id "$work/repo"
}

# What goes on a USB stick must be signed, the stand-in of the runtime, too.
sign_runtime() {
  local repo=$work/runtime-$branch/repo
  [ -d "$repo" ] || return 0
  flatpak build-sign "${sign[@]}" --runtime "$repo" org.gnome.Platform "$branch"
  flatpak build-update-repo "${sign[@]}" "$repo" >/dev/null
}

# build_bundle TREE: builds what is in $work/TREE into the signed repository, and the bundle
# $work/hub-reader-VERSION.flatpak. Sets `bundle`.
build_bundle() {
  local tree=$work/$1 key rofiles=() log=$work/$1.log number
  number=$(version_of <"$tree/meson.build")
  bundle=$work/hub-reader-$number.flatpak
  key=$( (cd "$tree" && find flatpak meson* data po resources src -type f -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum
    flatpak info --show-commit "org.gnome.Sdk//$branch") | sha256sum)
  [ ! -f "$bundle" ] || [ "$(cat "$bundle.made-of" 2>/dev/null)" != "$key" ] || return 0
  [ -w /dev/fuse ] || rofiles=(--disable-rofiles-fuse)
  say "building $number for GNOME $branch"
  SECONDS=0
  flatpak-builder --user --force-clean --ccache --disable-updates --default-branch=stable \
    --state-dir="$work/state" --extra-sources="$work/sources" "${rofiles[@]}" \
    "$work/app" "$tree/flatpak/$id.yml" >"$log" 2>&1 </dev/null ||
    { tail -n 30 "$log" >&2; die "the Flatpak could not be built; see $log"; }
  { # The collection binds what is on a USB stick to the key of the repository.
    [ -d "$work/repo" ] ||
      ostree --repo="$work/repo" init --mode=archive --collection-id="$id.Repository"
    flatpak build-export "${sign[@]}" --subject="Hub Reader $number" --no-update-summary \
      --exclude='/lib/debug/*' "$work/repo" "$work/app" stable &&
    update_repository &&
    flatpak build-bundle "${sign[@]}" --gpg-keys="$work/key.gpg" "$work/repo" "$bundle" \
      "$id" stable
  } >>"$log" 2>&1 || { tail -n 5 "$log" >&2; die "no bundle could be made; see $log"; }
  remove_tree "$work/app"
  printf '%s\n' "$key" >"$bundle.made-of"
  say "built $number in $SECONDS s: $bundle"
}

# Adds to the repository what an organisation sets for all, as README.md tells.
add_site() {
  local site=$work/site path=io/github/hubreader/HubReader log=$work/site.log
  mkdir -p "$site/files"
  printf '%s\n' '[Runtime]' "name=$id.Site" >"$site/metadata"
  printf '%s\n' "[$path]" "hub-address='https://mirror.example/hub.hubpack'" \
    "sync-schedule='daily'" >"$site/files/defaults"
  printf '%s\n' "/$path/hub-address" >"$site/files/locks"
  { flatpak build-export "${sign[@]}" --runtime --files=files "$work/repo" "$site" stable &&
    update_repository; } >"$log" 2>&1 ||
    { tail -n 5 "$log" >&2; die "what is set for all could not be packed; see $log"; }
}

# What the program may do, as the built Flatpak says; fallback-x11 implies x11, and ends it where
# there is Wayland.
check_permissions() {
  local wanted='devices=dri shared=ipc;network sockets=fallback-x11;wayland;x11' found
  found=$(ostree --repo="$work/repo" cat "app/$id/$(flatpak --default-arch)/stable" /metadata |
    awk '/^\[/ { section = $0 }
      /=/ && section !~ /^\[(Application|Extension .*|Build)\]$/ { print }' | sort |
    while IFS='=' read -r name values; do
      printf '%s=%s\n' "$name" "$(printf '%s' "$values" | tr ';' '\n' | sort | paste -sd';')"
    done | paste -sd' ')
  [ "$found" = "$wanted" ] || die "the Flatpak may do '$found', not '$wanted'"
}

# --- the command ---------------------------------------------------------------------------------

command_flatpak() {
  local branch=${1:-$(sed -n "s/^runtime-version: '\(.*\)'/\1/p" "$top/flatpak/$id.yml")}
  local version before bundle old_bundle sign=()
  [[ $branch =~ ^[0-9]+$ ]] || die "'$branch' is no GNOME release"
  have apt-get || die "this needs Debian's apt: for tools, sources and a stand-in of the runtime"
  apt_install "${flatpak_host_packages[@]}"
  choose_place
  build_quietly || die "the build failed"
  mkdir -p "$work"/{home,sources/downloads}
  exec {lock}>"$work/.lock"
  flock "$lock"
  version=$(version_of <"$top/meson.build")
  before=$(find_version_before)
  # The runtimes and what is installed are one per build; the user's own are left alone.
  export HOME=$work/home FLATPAK_USER_DIR=$work/installation
  unset XDG_CONFIG_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_STATE_HOME
  get_runtime
  get_sources
  make_keys
  sign_runtime
  lay_out
  build_bundle before
  old_bundle=$bundle
  build_bundle now
  add_site
  check_permissions
  gpgconf --kill all
  drive_flatpak
}

# Runs it all on a display and a bus of its own; they end with it, in a process space of their own.
drive_flatpak() {
  local space=(--pid --fork --kill-child --mount-proc) size
  am_root || space=(--user --map-root-user "${space[@]}")
  size=$(awk -v b="$(stat -c %s "$bundle")" 'BEGIN { printf "%.1f", b / 1048576 }')
  runtime=$(mktemp -d)
  trap 'rm -rf "$runtime"' EXIT
  chmod 0700 "$runtime"
  unshare "${space[@]}" env XDG_RUNTIME_DIR="$runtime" LANG=C.UTF-8 \
    .dev/with-display 1400x900 /usr/bin/python3 tests/tools/flatpak-tour \
    "$top" "$work" "$old_bundle" "$bundle" {lock}>&- || die "the Flatpak does not do what it should"
  printf 'flatpak: built, installed, ran, offline ok, upgrade ok, bundle %s MiB\n' "$size"
}
