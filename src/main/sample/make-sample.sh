#!/bin/sh
# Makes the bundled sample session from script.tsv (speaker, seconds of silence before, text): session.ogg and session.tsv.
# Needs flite, sox and opusenc (Debian: flite sox opus-tools). The result is kept in the project, so a build does not need them.
# Usage: make-sample.sh OUTPUT_FOLDER
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rate=16000
at=1.0
sox -n -r $rate -c 1 -b 16 "$work/000.wav" trim 0 1.0
printf 'start\tend\tspeaker\ttext\n' > "$out/session.tsv"
number=0
while IFS="$(printf '\t')" read -r speaker gap text; do
  number=$((number + 1))
  name=$(printf '%03d' $number)
  case $speaker in
    therapist) flite -voice slt --setf duration_stretch=1.08 -t "$text" -o "$work/said.wav"; level=-7 ;;
    client) flite -voice rms --setf duration_stretch=0.97 -t "$text" -o "$work/said.wav"; level=-9 ;;
  esac
  # flite leaves silence around each sentence: cut it, so that the gaps are those of the script
  sox "$work/said.wav" -r $rate -c 1 -b 16 "$work/trimmed.wav" silence 1 0.02 0.5% reverse silence 1 0.02 0.5% reverse
  sox "$work/trimmed.wav" "$work/cut.wav" gain -n $level fade t 0.005 -0 0.02
  sox "$work/cut.wav" "$work/$name.wav" pad "$gap" 0
  length=$(soxi -D "$work/cut.wav")
  start=$(awk "BEGIN { printf \"%.3f\", $at + $gap }")
  at=$(awk "BEGIN { printf \"%.3f\", $at + $gap + $length }")
  printf '%s\t%s\t%s\t%s\n' "$start" "$at" "$speaker" "$text" >> "$out/session.tsv"
done < "$here/script.tsv"
sox "$work"/0*.wav "$work/talk.wav" pad 0 1.0
# A small room: a little reverberation, and the noise of a quiet place at about -58 dBFS
sox "$work/talk.wav" "$work/room.wav" reverb 12 60 25 100 0 -4 gain -1
sox -R -n -r $rate -c 1 -b 16 "$work/noise.wav" synth "$(soxi -D "$work/room.wav")" brownnoise vol 0.004
sox -m -v 1 "$work/room.wav" -v 1 "$work/noise.wav" "$work/session.wav"
opusenc --quiet --bitrate 24 --serial 1 --discard-comments "$work/session.wav" "$out/session.ogg"
soxi -D "$work/session.wav"
