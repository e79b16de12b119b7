package app.sotto.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a file is by its first bytes; its name's ending plays no part, since people's files are often named wrongly. */
enum SoundKind {
    WAV, FLAC, OGG_VORBIS, OGG_OPUS, MP4, MP3, ADTS;

    private static final int HEAD = 1 << 16;
    /** Frames in a row that make bytes a stream of frames; by chance there are hardly two. */
    private static final int FRAMES_IN_A_ROW = 4;
    /** Kinds of sound that are known by their first bytes and not read. */
    private static final Map<String, String> OTHERS = Map.of("#!AMR", "AMR", "FORM", "AIFF", "caff", "Core Audio", ".snd", "Sun audio",
            "\u001A\u0045\u00DF\u00A3", "Matroska or WebM", "\u0030\u0026\u00B2\u0075", "Windows Media", "wvpk", "WavPack", "MAC ", "Monkey's Audio");

    /** A file's kind and where in it the sound begins, behind tags and filling. */
    record Found(SoundKind kind, long start) {
        Decoder open(Path file) throws IOException {
            return switch (kind) {
                case WAV -> new WavDecoder(file);
                case FLAC -> new FlacDecoder(file, start);
                case OGG_VORBIS -> new OggVorbisDecoder(file);
                case OGG_OPUS -> new OggOpusDecoder(file);
                case MP4 -> new Mp4Decoder(file);
                case MP3 -> new Mp3Decoder(file, start);
                case ADTS -> new AdtsDecoder(file, start);
            };
        }
    }

    /**
     * The kind of a file, or empty when it is no sound that is known.
     *
     * @throws UnreadFormat when it is of a known kind that is not read
     */
    static Optional<Found> of(Path file) throws IOException {
        long start = behindTags(file);
        byte[] head = headAt(file, start);
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("WAVE", 8) && (text.startsWith("RIFF") || text.startsWith("RF64") || text.startsWith("BW64"))) {
            return Optional.of(new Found(WAV, start));
        }
        if (text.startsWith("fLaC")) {
            return Optional.of(new Found(FLAC, start));
        }
        if (text.startsWith("OggS")) {
            return Optional.of(new Found(ogg(file), start));
        }
        if (text.startsWith("ftyp", 4) || text.startsWith("moov", 4) || text.startsWith("mdat", 4) && start == 0) {
            return Optional.of(new Found(MP4, start));
        }
        for (Map.Entry<String, String> other : OTHERS.entrySet()) {
            if (text.startsWith(other.getKey())) {
                throw new UnreadFormat(other.getValue());
            }
        }
        return frames(head, start, start + head.length == Files.size(file));
    }

    /** Streams of frames without a head of their own. */
    private static Optional<Found> frames(byte[] head, long start, boolean whole) {
        for (int at = 0; at + 4 < head.length; at++) {
            if (head[at] == (byte) 0xFF) {
                if (chained(head, at, false, whole)) {
                    return Optional.of(new Found(MP3, start + at));
                }
                if (chained(head, at, true, whole)) {
                    return Optional.of(new Found(ADTS, start + at));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean chained(byte[] head, int at, boolean adts, boolean whole) {
        int next = at;
        int frames = 0;
        MpegFrame first = MpegFrame.at(head, at);
        while (frames < FRAMES_IN_A_ROW) {
            MpegFrame frame = MpegFrame.at(head, next);
            boolean alike = frame != null && first != null && frame.alike(first);
            int length = adts ? AdtsDecoder.length(head, next) : alike ? frame.length() : 0;
            if (length == 0) {
                return frames >= 2 && whole && next >= head.length;
            }
            next += length;
            frames++;
        }
        return true;
    }

    private static SoundKind ogg(Path file) throws IOException {
        SoundKind[] kind = new SoundKind[1];
        try (OggPackets packets = new OggPackets(file, packet -> {
            kind[0] = OggOpusDecoder.begins(packet) ? OGG_OPUS : OggVorbisDecoder.begins(packet) ? OGG_VORBIS : null;
            return kind[0] != null;
        })) {
            packets.next();
        }
        if (kind[0] == null) {
            throw new UnreadFormat("Ogg with neither Vorbis nor Opus");
        }
        return kind[0];
    }

    /** Where the file goes on behind ID3v2 tags, which may hold pictures of some size. */
    private static long behindTags(Path file) throws IOException {
        long at = 0;
        for (int tags = 0; tags < 8; tags++) {
            byte[] head = headAt(file, at);
            if (head.length < 10 || head[0] != 'I' || head[1] != 'D' || head[2] != '3') {
                break;
            }
            long length = (head[6] & 0x7F) << 21 | (head[7] & 0x7F) << 14 | (head[8] & 0x7F) << 7 | head[9] & 0x7F;
            at += 10 + length + ((head[5] & 0x10) != 0 ? 10 : 0);
        }
        return at;
    }

    private static byte[] headAt(Path file, long at) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skip(Math.min(at, Files.size(file)));
            return in.readNBytes(HEAD);
        }
    }
}
