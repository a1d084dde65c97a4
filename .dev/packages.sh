# packages.sh: what the project is built and tested with; read by dev
#
# SPDX-FileCopyrightText: 2026 The Hub Reader authors
# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash disable=SC2034

suite=trixie                  # the Debian that a root is made of

floor=('gtk4 >= 4.18' 'libadwaita-1 >= 1.7' 'gio-2.0 >= 2.84' 'libsoup-3.0 >= 3.6'
       'json-glib-1.0 >= 1.10' 'sqlite3 >= 3.46' 'gumbo >= 0.12')

apt_floor=('libgtk-4-dev 4.18' 'libadwaita-1-dev 1.7')
dnf_floor=('gtk4-devel 4.18' 'libadwaita-devel 1.7')

# Build
apt_packages=(gcc libc6-dev meson ninja-build pkgconf gettext blueprint-compiler
  libgtk-4-dev libadwaita-1-dev libsoup-3.0-dev libjson-glib-dev libsqlite3-dev libgumbo-dev
  libstemmer-dev libcairo2-dev libpango1.0-dev zlib1g-dev libpoppler-glib-dev)
# Run: what GTK and libsoup load, and fonts for Latin, Arabic and Chinese
apt_packages+=(glib-networking ca-certificates adwaita-icon-theme hicolor-icon-theme
  librsvg2-common shared-mime-info gsettings-desktop-schemas fonts-dejavu-core fonts-noto-core
  fonts-wqy-microhei)
# Test and check
apt_packages+=(xvfb xauth xdotool x11-utils imagemagick dbus dbus-daemon at-spi2-core python3
  python3-dogtail python3-gi gir1.2-atspi-2.0 valgrind gdb sqlite3 curl git locales
  dconf-cli dconf-gsettings-backend desktop-file-utils appstream libxml2-utils mandoc)
# Read back what is exported
apt_packages+=(bibutils cmark poppler-utils python3-bibtexparser python3-citeproc python3-html5lib
  python3-icalendar python3-odf)
# Package
apt_packages+=(build-essential debhelper lintian)
# Fuzz: libFuzzer is part of clang's run-time
apt_packages+=(clang libclang-rt-dev)
# Measure beside another engine, and beside a pipeline (with curl and sqlite3); serve a mirror
apt_packages+=(g++ libxapian-dev jq nginx)

dnf_packages=(gcc meson ninja-build pkgconf-pkg-config gettext blueprint-compiler
  gtk4-devel libadwaita-devel libsoup3-devel json-glib-devel sqlite-devel gumbo-parser-devel
  libstemmer-devel cairo-devel pango-devel zlib-devel poppler-glib-devel libasan libubsan
  glib-networking ca-certificates adwaita-icon-theme hicolor-icon-theme
  librsvg2 shared-mime-info gsettings-desktop-schemas dejavu-sans-fonts
  google-noto-sans-arabic-fonts wqy-microhei-fonts
  xorg-x11-server-Xvfb xorg-x11-xauth xdotool xprop ImageMagick dbus-daemon at-spi2-core python3
  python3-dogtail python3-gobject valgrind gdb sqlite curl git glibc-locale-source
  desktop-file-utils appstream libxml2 mandoc bibutils cmark poppler-utils python3-bibtexparser
  python3-citeproc-py python3-html5lib python3-icalendar python3-odfpy
  clang compiler-rt gcc-c++ xapian-core-devel jq nginx dconf)

locales=(ar_EG de_DE es_ES fr_FR ru_RU zh_CN)
