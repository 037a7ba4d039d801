# SPDX-License-Identifier: Apache-2.0
# Common parts of script/run, script/test and script/setup; sourced, never run.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"
unset LAPWING_DATA  # another installation's models and codebook are not what is run or tested here

say() { printf '== %s\n' "$*" >&2; }
die() { printf '%s: %s\n' "${0##*/}" "$*" >&2; exit 2; }

# What the build and the tests need, with the reason ("a|b": whichever the system has, the first before the second); `ccache` is used when it is there and never asked for.
packages=(
  "g++            compiler (C++20)"
  "cmake          build description, 3.25 or newer"
  "ninja-build    runs the build"
  "pkg-config     finds libraries"
  "libfmt-dev     text formatting"
  "libsimdjson-dev JSON reading"
  "libcli11-dev   command line"
  "libutf8proc-dev Unicode normal forms"
  "libxml2-dev    HTML and feed reading"
  "zlib1g-dev     gzip reading"
  "libbrotli-dev  pages in web archives as servers pack them"
  "libarchive-dev zip, tar, 7z, zstd and xz reading"
  "libsqlite3-dev the event store"
  "libpq-dev      the event store on PostgreSQL"
  "libcurl4-openssl-dev webhooks of alarms, fetching of feeds"
  "libssl-dev     their signatures, and the token of the server"
  "libboost1.81-dev|libboost-dev the HTTP server (headers of Asio and Beast, 1.81 or newer: the first on Debian 12, the second on Ubuntu 24.04)"
  "postgresql     a server that the store's tests start for themselves"
  "doctest-dev    unit tests"
  "python3        checks and scores of the tests, standard library only"
  "python3-dev    headers for the Python package (python/)"
  "python3-venv   the environments its tests run in"
)

# Installs what is missing, says what and why first; does nothing, and needs no rights, when all is there.
install_missing() {
  command -v dpkg > /dev/null || die "this set-up knows Debian 12 and Ubuntu 24.04; elsewhere install: ${packages[*]%% *}"
  local entry name missing=()
  for entry in "${packages[@]}"; do
    for name in $(tr '|' ' ' <<< "${entry%% *}"); do
      dpkg -s "$name" 2> /dev/null | grep -q '^Status: install ok installed' && continue 2
    done
    missing+=("${entry%% *}")
    say "missing: $entry"
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo > /dev/null || die "run as root, or install: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  "${as_root[@]}" apt-get update -qq
  local i
  for i in "${!missing[@]}"; do
    for name in $(tr '|' ' ' <<< "${missing[$i]}"); do
      if apt-cache show "$name" > /dev/null 2>&1; then break; fi
    done
    missing[i]=$name
  done
  say "installing with apt: ${missing[*]}"
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
}

# configure PRESET: quick when nothing has changed.
configure() {
  local launcher=()
  if command -v ccache > /dev/null; then launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache); fi
  say "configuring ($1)"
  cmake --preset "$1" "${launcher[@]}" > /dev/null
}

# build PRESET [TARGET]: one line while it works, the compiler's words when it fails.
build() {
  say "building ${2:-everything} ($1); the first time takes some minutes"
  cmake --build --preset "$1" --parallel "$(nproc)" ${2:+--target "$2"} -- --quiet
}
