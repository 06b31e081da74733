# Finds or installs the programs that the scripts in this folder need. Source this file; do not run it.
# shellcheck shell=bash

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

say() { printf '%s\n' "$*"; }

stop() {
    printf '%s\n' "$*" >&2
    exit 1
}

need_dotnet() {
    command -v dotnet >/dev/null || stop "CityKey needs the .NET 10 SDK. Install it from https://dot.net and start again."
    dotnet --version >/dev/null 2>&1 || stop "CityKey needs the .NET 10 SDK (see global.json), but this machine has only: $(dotnet --list-sdks | tr '\n' ' ')"
}

# The browser for the tests (headless Chromium, which is 20% faster), its fonts, and the tools that read PDF files and QR codes.
need_browser() {
    local packages=()
    CITYKEY_CHROMIUM=${CITYKEY_CHROMIUM:-$(find_program chromium-headless-shell chromium chromium-browser google-chrome)}
    CITYKEY_PDFTOTEXT=${CITYKEY_PDFTOTEXT:-$(find_program pdftotext)}
    CITYKEY_PDFTOPPM=${CITYKEY_PDFTOPPM:-$(find_program pdftoppm)}
    CITYKEY_ZBARIMG=${CITYKEY_ZBARIMG:-$(find_program zbarimg)}
    [ -n "$CITYKEY_CHROMIUM" ] || packages+=(chromium-headless-shell fonts-noto-core)
    [ -n "$CITYKEY_PDFTOTEXT" ] && [ -n "$CITYKEY_PDFTOPPM" ] || packages+=(poppler-utils)
    [ -n "$CITYKEY_ZBARIMG" ] || packages+=(zbar-tools)
    if [ ${#packages[@]} -gt 0 ]; then
        command -v apt-get >/dev/null || stop "The browser tests need Chromium, pdftotext, pdftoppm and zbarimg. Install them on your PATH and start again."
        if [ "$(id -u)" = 0 ]; then install_packages "${packages[@]}"; else unpack_packages "${packages[@]}"; fi
    fi
    export CITYKEY_CHROMIUM CITYKEY_PDFTOTEXT CITYKEY_PDFTOPPM CITYKEY_ZBARIMG
}

find_program() {
    local name
    for name in "$@"; do
        command -v "$name" && return
    done
    true
}

install_packages() {
    say "Installing $* with apt-get, because the browser tests need them."
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null; } \
        || stop "apt-get could not install $*. Install these packages yourself and start again."
    CITYKEY_CHROMIUM=${CITYKEY_CHROMIUM:-$(command -v chromium-headless-shell)}
    CITYKEY_PDFTOTEXT=${CITYKEY_PDFTOTEXT:-$(command -v pdftotext)}
    CITYKEY_PDFTOPPM=${CITYKEY_PDFTOPPM:-$(command -v pdftoppm)}
    CITYKEY_ZBARIMG=${CITYKEY_ZBARIMG:-$(command -v zbarimg)}
}

# Without root, apt downloads and verifies the packages. They are then unpacked into the cache instead of being installed.
unpack_packages() {
    local place root
    place=${XDG_CACHE_HOME:-$HOME/.cache}/citykey/$(printf '%s\n' "$@" | cksum | cut -d' ' -f1)
    root=$place/root
    if [ ! -d "$root" ]; then
        say "Unpacking $* into $place, because the browser tests need them and you are not root."
        rm -rf "$place"
        download_packages "$place" "$@" || stop "apt-get could not download $*. Install these packages yourself and start again."
        local package
        for package in "$place"/cache/archives/*.deb; do
            dpkg-deb -x "$package" "$place/unpacking"
        done
        write_fonts "$place"
        rm -rf "$place/cache"
        mv "$place/unpacking" "$root"
    fi
    [ -n "$CITYKEY_CHROMIUM" ] || CITYKEY_CHROMIUM=$(wrap "$place" chromium-headless-shell usr/lib/chromium/chromium-headless-shell)
    [ -n "$CITYKEY_PDFTOTEXT" ] || CITYKEY_PDFTOTEXT=$(wrap "$place" pdftotext usr/bin/pdftotext)
    [ -n "$CITYKEY_PDFTOPPM" ] || CITYKEY_PDFTOPPM=$(wrap "$place" pdftoppm usr/bin/pdftoppm)
    [ -n "$CITYKEY_ZBARIMG" ] || CITYKEY_ZBARIMG=$(wrap "$place" zbarimg usr/bin/zbarimg)
}

download_packages() {
    local place=$1
    shift
    mkdir -p "$place/state/lists/partial" "$place/cache/archives/partial"
    local own=(-qq -o "Dir::State=$place/state" -o Dir::State::status=/var/lib/dpkg/status -o "Dir::Cache=$place/cache"
        -o Debug::NoLocking=1 -o APT::Sandbox::User=)
    # Hooks in the machine's apt settings may warn that they cannot clean up. Show the log only after a failure.
    { apt-get "${own[@]}" update && apt-get "${own[@]}" install -y --no-install-recommends --download-only "$@"; } >"$place/log" 2>&1 || {
        cat "$place/log"
        return 1
    }
}

write_fonts() {
    cat >"$1/fonts.conf" <<END
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
    <dir>$1/root/usr/share/fonts</dir>
    <dir>/usr/share/fonts</dir>
    <cachedir>$1/fontcache</cachedir>
</fontconfig>
END
}

# A program that is unpacked elsewhere needs the paths of its libraries, fonts and modules.
wrap() {
    local place=$1 name=$2 program=$3 libraries magick
    libraries=$(find "$place/root/usr/lib" "$place/root/lib" -maxdepth 2 -type d \( -name '*-linux-gnu' -o -name pulseaudio \) 2>/dev/null | paste -sd: -)
    magick=$(find "$place/root/usr/lib" -type d -path '*ImageMagick*/coders' 2>/dev/null | head -1)
    mkdir -p "$place/bin"
    cat >"$place/bin/$name" <<END
#!/bin/sh
export LD_LIBRARY_PATH="$libraries"
export FONTCONFIG_FILE="$place/fonts.conf"
export MAGICK_CODER_MODULE_PATH="$magick"
exec "$place/root/$program" "\$@"
END
    chmod +x "$place/bin/$name"
    say "$place/bin/$name"
}
