# What a machine needs to build Confere. Sourced by the scripts; does nothing by itself.

swift_version_min="6.3"

# Says what is wrong and ends with EX_UNAVAILABLE of sysexits.h.
unavailable() {
    printf '%s: %s\n' "${0##*/}" "$*" >&2
    exit 69
}

# Ends unless a Swift of at least $swift_version_min can be called.
need_swift() {
    local how="Get it with swiftly (https://www.swift.org/install/linux/): install swiftly, run 'swiftly install 6.3', open a new shell."
    command -v swift >/dev/null || unavailable "there is no swift on the PATH; Swift $swift_version_min or later is needed. $how"
    local found
    found=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    [ -n "$found" ] || unavailable "swift --version names no version; Swift $swift_version_min or later is needed. $how"
    if [ "$(printf '%s\n%s\n' "$swift_version_min" "$found" | sort -V | head -n 1)" != "$swift_version_min" ]; then
        unavailable "this is Swift $found; Swift $swift_version_min or later is needed. $how"
    fi
}

# Installs what is missing of the packages that building and running need.
need_system_packages() {
    local wanted=(libexpat1-dev libxxhash-dev libzstd-dev pkg-config zlib1g-dev)
    [ -d /usr/share/zoneinfo ] || wanted+=(tzdata)
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        printf '%s: no apt-get here: see to it that the counterparts of these are installed: %s\n' \
            "${0##*/}" "${wanted[*]}" >&2
        return
    fi
    local missing=() package
    for package in "${wanted[@]}"; do
        case "$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null || true)" in
            ?i*) ;;
            *) missing+=("$package") ;;
        esac
    done
    [ "${#missing[@]}" -gt 0 ] || return 0
    printf 'Installing: %s\n' "${missing[*]}"
    install_packages "${missing[@]}"
}

# Installs packages through apt-get, as root or by sudo. Mirrors and locks fail now and then, so it tries three times.
install_packages() {
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        command -v sudo >/dev/null || unavailable "neither root nor sudo: have somebody run: apt-get install $*"
        as_root=(sudo)
    fi
    local attempt
    for attempt in 1 2 3; do
        if "${as_root[@]}" apt-get -o DPkg::Lock::Timeout=300 -qq update &&
            "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq \
                install -y --no-install-recommends "$@"; then
            return
        fi
        printf 'apt-get failed, attempt %s of 3\n' "$attempt" >&2
        [ "$attempt" -eq 3 ] || sleep 10
    done
    unavailable "apt-get could not install: $*"
}
