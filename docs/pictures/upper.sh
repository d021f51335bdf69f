#!/bin/sh
# The upper part of a card as a picture, from its title to its curve: upper.sh CARD.pdf PICTURE.png
# The table below the curve begins where the words "In numbers" stand, which pdftotext tells in points.
set -eu
inches=$(pdftotext -bbox "$1" - | awk -F'"' '/>In<\/word>/ { print $4 / 72; exit }')
pdftoppm -r 120 -x 60 -y 50 -W 880 -H "$(awk "BEGIN { print int(120 * $inches) - 56 }")" -singlefile -png "$1" "${2%.png}"
