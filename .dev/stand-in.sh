# stand-in.sh: a GNOME runtime made of Debian packages, to try a Flatpak with; read by flatpak.sh
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
#
# It bears the ids of the real one, so that a manifest is built and run unchanged where the real
# one is not installed. It is for this machine alone: a program that was built with it has met other
# libraries than it will find elsewhere, so nobody should be given it.

# libadwaita 1.N came with GNOME 41 + N.
declare -A branch_suites=([48]=trixie [51]=sid)

# The libraries of the real Platform that the program uses, and what those load.
platform_packages=(bash coreutils findutils grep sed gawk tar gzip xz-utils util-linux libc-bin
  locales tzdata ca-certificates
  libgtk-4-1 libadwaita-1-0 libsoup-3.0-0 libjson-glib-1.0-0 libglib2.0-bin glib-networking
  gsettings-desktop-schemas libsqlite3-0 librsvg2-common libgdk-pixbuf2.0-bin
  libgl1-mesa-dri libegl1 libgles2 libglx-mesa0 libegl-mesa0
  adwaita-icon-theme hicolor-icon-theme fonts-dejavu-core fonts-adwaita fonts-wqy-microhei
  fontconfig shared-mime-info xkb-data dbus-bin at-spi2-core iso-codes)
sdk_packages=(gcc g++ libc6-dev binutils make meson ninja-build cmake pkgconf autoconf automake
  libtool patch diffutils file git perl python3 python3-gi gettext ccache elfutils libxml2-utils
  libgtk-4-dev libadwaita-1-dev libsoup-3.0-dev libjson-glib-dev libsqlite3-dev
  appstream appstream-compose desktop-file-utils)

# choose_names FILE NAME…: those that are lines of the file, joined by commas.
choose_names() {
  local list=$1
  shift
  printf '%s\n' "$@" | awk 'NR == FNR { has[$0]; next } $0 in has' "$list" - | paste -sd,
}

has_runtime() { flatpak info "org.gnome.$1//$branch" >/dev/null 2>&1; }

# Sets up org.gnome.Platform and org.gnome.Sdk of $branch in the installation of this build, unless
# the system has them.
get_runtime() {
  local folder=$work/runtime-$branch name list key suite=${branch_suites[$branch]:-}
  if flatpak --system info "org.gnome.Platform//$branch" >/dev/null 2>&1 &&
    flatpak --system info "org.gnome.Sdk//$branch" >/dev/null 2>&1; then
    say "taking the GNOME $branch runtime that is installed here"
    return
  fi
  [ -n "$suite" ] || die "GNOME $branch is not installed, and there is no Debian to make it of"
  key=$(cat "$top/.dev/stand-in.sh" <(printf '%s\n' "${locales[@]}") | sha256sum)
  if [ "$(cat "$folder/made-by" 2>/dev/null)" = "$key" ] && has_runtime Platform && has_runtime Sdk
  then
    return
  fi
  say "GNOME $branch is not installed: making a stand-in from Debian $suite" \
    "(once; 1.5 GB, some minutes)"
  chmod -R u+rwX "$folder" 2>/dev/null || true
  rm -rf "$folder"
  mkdir -p "$folder"
  list=$folder/packages
  open_archive "$suite"
  apt-cache "${archive[@]}" dumpavail |
    awk '/^Package: / && !seen[$2]++ { print $2 }' >"$list"
  close_archive
  # Nothing is packed, and what is installed are hard links.
  ostree --repo="$folder/repo" init --mode=bare-user-only --collection-id="$id.StandIn"
  make_runtime Platform "$(choose_names "$list" "${platform_packages[@]}")"
  make_runtime Sdk "$(choose_names "$list" "${platform_packages[@]}" "${sdk_packages[@]}")"
  flatpak build-update-repo "$folder/repo" >/dev/null
  flatpak --user remote-delete --force "stand-in-$branch" >/dev/null 2>&1 || true
  flatpak --user remote-add --no-gpg-verify "stand-in-$branch" "file://$folder/repo"
  for name in Platform Sdk; do
    flatpak --user uninstall --noninteractive --force-remove "org.gnome.$name//$branch" \
      >/dev/null 2>&1 || true
    flatpak --user install --noninteractive "stand-in-$branch" "org.gnome.$name//$branch" \
      >/dev/null
  done
  printf '%s\n' "$key" >"$folder/made-by"
}

# make_runtime Platform|Sdk PACKAGES: unpacks, reshapes and exports one of the two.
make_runtime() {
  local name=$1 packages=$2 folder=$work/runtime-$branch tree=$work/runtime-$branch/$1
  SECONDS=0
  make_tree "$suite" "$tree/root" "$folder/$name.log" --variant=essential \
    --include="$packages" "$(locale_hook "${locales[@]}")"
  mv "$tree/root/usr" "$tree/files"
  rm -rf "$tree/files/etc"
  mv "$tree/root/etc" "$tree/files/etc"
  remove_tree "$tree/root"
  reshape_runtime "$tree/files"
  [ "$name" != Sdk ] || complete_sdk "$tree/files"
  cat >"$tree/metadata" <<META
[Runtime]
name=org.gnome.$name
runtime=org.gnome.Platform/$(flatpak --default-arch)/$branch
sdk=org.gnome.Sdk/$(flatpak --default-arch)/$branch

[Environment]
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share
GI_TYPELIB_PATH=/app/lib/girepository-1.0
META
  flatpak build-export --runtime --files=files --no-update-summary \
    --subject="made of Debian $suite" "$folder/repo" "$tree" "$branch" >/dev/null
  remove_tree "$tree"
  say "org.gnome.$name//$branch made in $SECONDS s"
}

# What a runtime has otherwise than a Debian.
reshape_runtime() {
  local files=$1 fonts triplet
  fonts=share/fonts-$(tr -d - </proc/sys/kernel/random/uuid)
  triplet=$(cd "$files/lib" && echo *-linux-gnu*)
  # flatpak writes these itself
  (cd "$files/etc" && rm -rf passwd* group* shadow* gshadow* sub?id* hostname hosts resolv.conf \
    machine-id localtime timezone mtab fstab environment ld.so.cache ld.so.conf.d .pwd.lock \
    apt dpkg cron.daily systemd init.d rc?.d pam.d security skel default logrotate.d)
  # flatpak runs "ldconfig" with /app/bin and /usr/bin for PATH
  ln -sf ../sbin/ldconfig "$files/bin/ldconfig"
  printf '%s\n' 'include /run/flatpak/ld.so.conf.d/app-*.conf' 'include /app/etc/ld.so.conf' \
    "/app/lib/$triplet" /app/lib64 /app/lib 'include /run/flatpak/ld.so.conf.d/runtime-*.conf' \
    >"$files/etc/ld.so.conf"
  # flatpak shows the host's fonts as /usr/share/fonts and hands over the host's cache of them; all
  # files of a runtime are of the time 0, for which fontconfig takes any cache as current. Fonts of
  # the same path would be looked for in that cache and not be found, so ours have a path that no
  # host has.
  mkdir -p "$files/etc/fonts/conf.d" "$files/share/runtime/locale"
  mv "$files/share/fonts" "$files/$fonts"
  sed -i "s|<dir>/usr/share/fonts</dir>|<dir>/usr/$fonts</dir>|" "$files/etc/fonts/fonts.conf"
  cat >"$files/etc/fonts/conf.d/00-flatpak-host.conf" <<'FONTS'
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/app/share/fonts</dir>
  <cachedir>/run/host/fonts-cache</cachedir>
  <cachedir>/run/host/user-fonts-cache</cachedir>
  <include ignore_missing="yes">/run/host/font-dirs.xml</include>
</fontconfig>
FONTS
  (cd "$files" && rm -rf games local src libexec/dpkg lib/systemd lib/apt lib/dpkg lib/init \
    share/bug share/lintian share/doc share/man share/info)
  find "$files" -xdev \( -type p -o -type s -o -type b -o -type c \) -delete
}

# What flatpak-builder looks for in an Sdk.
complete_sdk() {
  local files=$1
  mkdir -p "$files/etc/flatpak-builder"
  cat >"$files/etc/flatpak-builder/defaults.json" <<'DEFAULTS'
{
  "cflags": "-O2 -pipe -g -Wp,-D_FORTIFY_SOURCE=3 -fstack-protector-strong",
  "cxxflags": "-O2 -pipe -g -Wp,-D_FORTIFY_SOURCE=3 -fstack-protector-strong",
  "ldflags": "-L/app/lib -Wl,-z,relro,-z,now -Wl,--as-needed"
}
DEFAULTS
  # flatpak-builder before 1.3 calls this; what Debian has by the name reads no new metainfo.
  cat >"$files/bin/appstream-compose" <<'COMPOSE'
#!/bin/sh
prefix=/app
for word; do
  case $word in --prefix=*) prefix=${word#*=} ;; -*) ;; *) id=$word ;; esac
done
data=$prefix/share/app-info
mkdir -p "$data/xmls" "$data/icons/flatpak" "$prefix/share/metainfo"
old=$prefix/share/appdata/$id.appdata.xml new=$prefix/share/metainfo/$id.metainfo.xml
if [ -e "$old" ] && [ ! -e "$new" ]; then       # it was renamed for the older tool
  cp "$old" "$new"
  trap 'rm -f "$new"' EXIT
fi
appstreamcli compose --prefix=/ --origin=flatpak --components="$id" --result-root="$prefix" \
  --data-dir="$data/xmls" --icons-dir="$data/icons/flatpak" "$prefix" || exit
[ ! -e "$data/xmls/flatpak.xml.gz" ] || mv "$data/xmls/flatpak.xml.gz" "$data/xmls/$id.xml.gz"
COMPOSE
  chmod 755 "$files/bin/appstream-compose"
}
