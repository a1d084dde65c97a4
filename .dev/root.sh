# root.sh: makes a Debian root and runs commands in it; read by dev
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2154
#
# The root comes from the mirror that apt already uses. It is made beside its final place and
# moved there when complete, so an interrupted making leaves nothing behind. A key over the
# package list decides when it must be made again.
#
# Running in it takes the first way that works here: bwrap, unshare with a moved mount, or a
# plain chroot with the tree copied in and back (containers without any right to mount).

can_mount() { am_root && unshare --mount true 2>/dev/null; }
can_userns() { unshare --user --map-root-user true 2>/dev/null; }
can_bwrap() {
  have bwrap && bwrap --ro-bind / / --dev /dev --proc /proc --unshare-pid true 2>/dev/null
}
can_subids() {
  have newuidmap && grep -qE "^($(id -un)|$(id -u)):" /etc/subuid 2>/dev/null && can_userns
}

root_key() {
  printf '%s\n' 1 "$suite" "${apt_packages[@]}" "${locales[@]}" | sha256sum | cut -c1-16
}

# A root that was pointed to (HUB_DEVROOT, or build/root as a link) is taken as it is.
root_is_ready() {
  [ -x "$root/usr/bin/meson" ] || return 1
  [ -n "${HUB_DEVROOT:-}" ] || [ -L "$root" ] ||
    [ "$(cat "$root/.hub-devroot" 2>/dev/null)" = "$(root_key)" ]
}

remove_tree() {
  [ -e "$1" ] || return 0
  am_root || chmod -R u+rwX "$1" 2>/dev/null || true
  rm -rf --one-file-system "$1"
}

find_mirror() {
  local found
  found=$(apt-get indextargets 'Created-By: Packages' --format '$(ORIGIN)|$(REPO_URI)|$(RELEASE)' \
    2>/dev/null | awk -F'|' '$1 == "Debian" && $2 $3 !~ /-security/ { print $2; exit }')
  # Before the first "apt-get update" apt names no targets, but its sources are there to read.
  [ -n "$found" ] || found=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |
    sed -nE 's/^deb +(\[[^]]*\] +)?([^ ]+).*/\2/p; s/^URIs: *([^ ]+).*/\1/p' |
    grep -E '/debian/?$' | head -n 1)
  [ -n "$found" ] || die "apt's sources name no Debian archive to make a root from"
  printf '%s\n' "$found"
}

# Shows every few seconds that the making goes on, and ends with it; $1 is the log to count in.
show_progress() {
  local start=$SECONDS end='\n' pause=10 count
  if [ -t 2 ]; then end='\r' pause=1; fi
  [ -z "${lock:-}" ] || exec {lock}>&-
  while sleep "$pause" && kill -0 $$ 2>/dev/null; do
    count=$(grep -c '^Setting up ' "$1" 2>/dev/null || true)
    printf "dev:   %4d s, %d packages set up$end" "$((SECONDS - start))" "${count:-0}" >&2
  done
}

make_root() {
  have apt-get || die "GTK here is older than 4.18 and there is no apt to make a Debian root with"
  say "GTK here is older than 4.18: making a Debian $suite root in $root" \
    "(once; 1.5 GB, some minutes)"
  local host_packages=(mmdebstrap bubblewrap debian-archive-keyring)
  am_root || host_packages+=(uidmap)
  apt_install "${host_packages[@]}"

  mkdir -p "$(dirname "$root")"
  exec {lock}>"$root.lock"
  # One maker at a time; the others find it made.
  flock -n "$lock" || { say "another dev is making it; waiting"; flock "$lock"; }
  if ! root_is_ready; then
    remove_tree "$root.new"              # what a killed maker left
    trap 'stop_progress; remove_tree "$root.new"' EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM HUP
    fill_root "$root.new"
    remove_tree "$root"
    mv "$root.new" "$root"
    trap - EXIT INT TERM HUP
    say "made in $SECONDS s"
  fi
  exec {lock}>&-
}

stop_progress() {
  [ -n "${progress:-}" ] || return 0
  kill "$progress" 2>/dev/null || true
  wait "$progress" 2>/dev/null || true
  if [ -t 2 ]; then printf '\r\033[K' >&2; fi
  progress=''
}

# make_tree SUITE FOLDER LOG OPTION…: a Debian in FOLDER by mmdebstrap, from the mirror and with the
# settings that apt has here; it belongs to whoever asked for it.
make_tree() {
  local name=$1 new=$2 log=$3 mode=(--mode=root) run=() options=("${@:4}") option
  mkdir -p "$new"
  if ! am_root; then
    if can_subids; then mode=(--mode=unshare); else run=(as_root unshare --mount); fi
  elif can_mount; then
    run=(unshare --mount)                # what it mounts goes away with it, however it ends
  else
    mode+=('--skip=check/canmount,chroot/mount')
  fi
  while IFS= read -r option; do options+=("--aptopt=$option"); done < <(apt_acquire_options)
  options+=(--verbose --aptopt='APT::Install-Recommends "false"' --dpkgopt=force-unsafe-io
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*')

  if ! am_root && ((${#run[@]})) && have sudo; then
    sudo -v </dev/tty || true            # ask now, not in the middle of a pipe
  fi
  show_progress "$log" & progress=$!
  if am_root; then
    "${run[@]}" mmdebstrap "${mode[@]}" "${options[@]}" "$name" "$new" \
      "deb $(find_mirror) $name main" >"$log" 2>&1 </dev/null
  else                                   # as a stream, unpacked by the user, who then owns it
    "${run[@]}" mmdebstrap "${mode[@]}" "${options[@]}" "$name" - \
      "deb $(find_mirror) $name main" 2>"$log" </dev/null |
      tar -x -C "$new" --no-same-owner --exclude='./dev/*'
  fi || { stop_progress; tail -n 5 "$log" >&2; die "the Debian $name could not be made; see $log"; }
  stop_progress
  am_root || chmod -R u+rwX "$new"
}

apt_acquire_options() {
  apt-config dump |
    grep -E '^Acquire::(Check-Valid-Until|Check-Date|Retries|https?(::[^ ]*)?) "..*";' || true
}

# For mmdebstrap: makes locales in what it unpacks.
locale_hook() {
  printf -- '--customize-hook=for l in %s; do
    chroot "$1" localedef -i $l -f UTF-8 $l.UTF-8 || exit 1; done' "$*"
}

fill_root() {
  local new=$1 joined
  joined=$(IFS=,; printf '%s' "${apt_packages[*]}")
  make_tree "$suite" "$new" "$root.log" --variant=apt --include="$joined" \
    "$(locale_hook "${locales[@]}")"
  mkdir -p "$new"/{dev,proc,sys,tmp,run,home}
  tr -d - </proc/sys/kernel/random/uuid >"$new/etc/machine-id"
  am_root || printf '%s:x:%s:%s::/:/bin/bash\n' "$(id -un)" "$(id -u)" "$(id -g)" \
    >>"$new/etc/passwd"
  root_key >"$new/.hub-devroot"
}

choose_entry() {
  entry=${HUB_DEVROOT_ENTRY:-}
  if [ -n "$entry" ]; then return
  elif can_bwrap; then entry=bwrap
  elif can_mount || can_userns; then entry=unshare
  elif am_root && chroot / true 2>/dev/null; then entry=chroot
  else die "no way into the root: user namespaces are off here; turn them on, or run this as root"
  fi
}

# Folders of the host that a command in an open root sees at the same path.
host_folders() {
  local folder
  for folder in /*; do
    case $folder in
      /bin | /boot | /dev | /etc | /lib* | /lost+found) ;;
      /proc | /run | /sbin | /sys | /usr | /var) ;;
      *) [ ! -d "$folder" ] || [ -L "$folder" ] || printf '%s\n' "$folder" ;;
    esac
  done
}

# enter_root closed|open COMMAND…: closed sees the tree alone, with no network but loopback; open
# also sees the host's network, display, temporary files and folders. Replaces this process.
enter_root() {
  local view=$1 binds=("$top") runtime=${XDG_RUNTIME_DIR:-}
  shift
  if [ "$view" = open ]; then
    mapfile -t binds < <(host_folders)
    [ -z "$runtime" ] || [ ! -d "$runtime" ] || binds+=("$runtime")
    case $top/ in                        # a tree in /var, /usr, … is not below those folders
      /bin/* | /boot/* | /etc/* | /lib*/* | /run/* | /sbin/* | /usr/* | /var/*) binds+=("$top") ;;
    esac
  fi
  "enter_by_$entry" "$view" "${#binds[@]}" "${binds[@]}" "$@"
}

enter_by_bwrap() {
  local view=$1 count=$2 file args
  shift 2
  args=(--bind "$root" / --dev /dev --proc /proc --tmpfs /run --unshare-pid --die-with-parent)
  [ ! -d /sys/class ] || args+=(--ro-bind /sys /sys)
  for file in /dev/dri /dev/nvidia*; do [ ! -e "$file" ] || args+=(--dev-bind "$file" "$file"); done
  if [ "$view" = open ]; then
    for file in /etc/resolv.conf /etc/hosts; do
      [ ! -e "$file" ] || args+=(--ro-bind "$file" "$file")
    done
  else
    args+=(--tmpfs /tmp --unshare-net --unshare-ipc --unshare-uts)
  fi
  for ((; count > 0; count--)); do args+=(--bind "$1" "$1"); shift; done
  args+=(--dir /run/hub --chmod 0700 /run/hub)
  exec bwrap "${args[@]}" --chdir "$PWD" "$@"
}

enter_by_unshare() {
  local view=$1 flags=(--mount --pid --fork --kill-child)
  [ "$view" = open ] || flags+=(--net --ipc --uts)
  can_mount || flags=(--user --map-root-user "${flags[@]}")
  # /proc comes first: in a user namespace the kernel wants it made before the old one is hidden.
  # At the end the root becomes the top mount, so that sandboxes can be made inside; in a user
  # namespace mount moves it and then complains.
  exec unshare "${flags[@]}" bash -ec '
    root=$1 cwd=$2 view=$3 count=$4; shift 4
    mount --rbind "$root" "$root" 2>/dev/null || mount --bind "$root" "$root"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    mount --rbind /sys "$root/sys" 2>/dev/null || :
    mount -t tmpfs tmpfs "$root/run"
    mkdir -m 0700 "$root/run/hub"
    if [ "$view" = open ]; then
      cat /etc/resolv.conf >"$root/etc/resolv.conf" 2>/dev/null || :
    else
      mount -t tmpfs tmpfs "$root/tmp"
      # The loopback of a new network is down; perl is on every Debian, ip is not.
      perl -MSocket -e "socket(S, PF_INET, SOCK_DGRAM, 0);
        \$r = pack(q(a16sx22), q(lo), 0x41); ioctl(S, 0x8914, \$r)" || :
    fi
    for ((; count > 0; count--)); do mkdir -p "$root$1"; mount --rbind "$1" "$root$1"; shift; done
    cd "$root"
    mount --move . / 2>/dev/null || :
    exec chroot . env -C "$cwd" "$@"' dev "$root" "$PWD" "$@"
}

enter_by_chroot() {
  local count=$2 spec name major minor status=0
  shift $((2 + count))
  mkdir -p "$root$top" "$root/dev" "$root/run/hub"
  chmod 0700 "$root/run/hub"
  for spec in 'null 1 3' 'zero 1 5' 'full 1 7' 'random 1 8' 'urandom 1 9' 'tty 5 0'; do
    read -r name major minor <<<"$spec"
    [ -e "$root/dev/$name" ] || mknod -m 666 "$root/dev/$name" c "$major" "$minor" 2>/dev/null || :
  done
  [ -c "$root/dev/null" ] || die "no way into the root: device files cannot be made here"
  [ -e "$root/dev/fd" ] || ln -s /proc/self/fd "$root/dev/fd"
  tar -C "$top" --exclude=./build/root --exclude=./build/root.\* -c . | tar -C "$root$top" -x
  chroot "$root" env -C "$PWD" "$@" || status=$?
  tar -C "$root$top" --exclude='./build/home.*' -c ./build | tar -C "$top" -x
  rm -rf "$root$top"
  exit "$status"
}
