# place.sh: where to build, on the system itself or in a Debian root; read by dev
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
#
# choose_place sets `place` to "system" or "root". The system is taken where its own GTK and
# libadwaita reach the floor, or where its package manager offers them; then what is missing is
# installed. Elsewhere a Debian root is made once (root.sh) and nothing of the host is touched
# but the few packages that make and enter a root.

say() { printf 'dev: %s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
am_root() { [ "$(id -u)" = 0 ]; }

as_root() {
  if am_root; then "$@"
  elif have sudo; then sudo "$@"
  else die "this needs root and there is no sudo; as root, run: $*"
  fi
}

apt_do() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300 \
    -o Acquire::Retries=3 "$@" </dev/null >&2
}

apt_update_once() {
  [ -z "${apt_updated:-}" ] || return 0
  apt_updated=1
  say "asking for the current package lists (apt-get update)"
  # A third party's broken source must not stop us: what is missing shows when installing.
  apt_do update -qq || say "some package lists could not be read; going on with the others"
}

apt_missing() {
  dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null |
    awk -v want="$*" '$1 == "installed" { has[$2] = 1 }
      END { n = split(want, w, " "); for (i = 1; i <= n; i++) if (!(w[i] in has)) print w[i] }'
}

apt_candidate() {
  LC_ALL=C apt-cache policy "$1" 2>/dev/null |
    sed -n 's/^ *Candidate: *//p' | grep -vxF '(none)' || true
}

apt_offers_floor() {
  local spec candidate
  for spec in "${apt_floor[@]}"; do
    candidate=$(apt_candidate "${spec% *}")
    if [ -z "$candidate" ]; then
      apt_update_once
      candidate=$(apt_candidate "${spec% *}")
    fi
    [ -n "$candidate" ] && dpkg --compare-versions "$candidate" ge "${spec#* }" || return 1
  done
}

apt_install() {
  local missing
  mapfile -t missing < <(apt_missing "$@")
  ((${#missing[@]})) || return 0
  say "installing with apt: ${missing[*]}"
  apt_update_once
  apt_do install -y --no-install-recommends "${missing[@]}" ||
    die "apt could not install these packages; its message is above"
}

dnf_offers_floor() {
  local spec version
  for spec in "${dnf_floor[@]}"; do
    version=$(dnf -q repoquery --latest-limit=1 --qf '%{version}\n' "${spec% *}" 2>/dev/null |
      tail -n 1)
    [ "$(printf '%s\n' "${spec#* }" "$version" | sort -V | head -n 1)" = "${spec#* }" ] || return 1
  done
}

dnf_install() {
  local missing
  mapfile -t missing < <(LC_ALL=C rpm -q --whatprovides "$@" 2>/dev/null |
    sed -n 's/^no package provides //p')
  ((${#missing[@]})) || return 0
  say "installing with dnf: ${missing[*]}"
  as_root dnf install -y --setopt=install_weak_deps=False "${missing[@]}" </dev/null >&2 ||
    die "dnf could not install these packages; its message is above"
}

system_has_floor() { have pkg-config && pkg-config --exists "${floor[@]}" 2>/dev/null; }

choose_system() {
  local tool
  if have apt-get && have dpkg-query; then
    system_has_floor || apt_offers_floor || return 1
    apt_install "${apt_packages[@]}"
  elif have dnf; then
    system_has_floor || dnf_offers_floor || return 1
    dnf_install "${dnf_packages[@]}"
  else
    system_has_floor || return 1
    for tool in cc meson ninja blueprint-compiler msgfmt Xvfb dbus-run-session python3; do
      have "$tool" || die "GTK is new enough here, but '$tool' is missing; please install it"
    done
  fi
  place=system
  make_locales
}

# Locales for the tests, without touching the system's own: glibc finds them by LOCPATH.
make_locales() {
  local name wanted=("${locales[@]}") own=${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}
  case $own in
    *_*.[uU][tT][fF]*8) wanted+=("${own%%.*}") ;;
  esac
  mkdir -p "$build/locales"
  for name in "${wanted[@]}"; do
    [ -d "$build/locales/$name.UTF-8" ] ||
      localedef -i "$name" -f UTF-8 "$build/locales/$name.UTF-8" 2>/dev/null || true
  done
}

choose_place() {
  mkdir -p "$build"
  root=${HUB_DEVROOT:-$build/root}
  if root_is_ready; then
    place=root
  elif [ -n "${HUB_DEVROOT:-}" ] || ! choose_system; then
    place=root
    make_root
  fi
  if [ "$place" = root ]; then
    choose_entry
  fi
}
