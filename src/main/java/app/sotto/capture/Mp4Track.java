package app.sotto.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The sound track of an MP4 file's index: how it is encoded and on what clock.
 *
 * @param id its number in the file
 * @param config the AudioSpecificConfig of its AAC
 * @param clock ticks a second of its times
 * @param ticks its length, 0 where the index does not tell
 * @param begin tick at which the sound begins; what comes before is the encoder's delay
 * @param samples the tables of its samples
 */
record Mp4Track(int id, byte[] config, long clock, long ticks, long begin, Mp4Box samples) {
    private static final Map<String, String> OTHERS = Map.of("alac", "Apple Lossless", "samr", "AMR", "sawb", "AMR wide band", "Opus", "Opus in MP4",
            "ac-3", "Dolby Digital", "ec-3", "Dolby Digital", "fLaC", "FLAC in MP4", ".mp3", "MP3 in MP4", "enca", "protected against copying");
    private static final int AAC = 0x40;
    private static final int AAC_LC_OF_MPEG2 = 0x67;

    /** The first track of sound. @throws UnreadFormat when there is none in AAC */
    static Mp4Track of(Mp4Box movie) throws IOException {
        for (Mp4Box track : movie.children()) {
            boolean sound = track.find("mdia", "hdlr").filter(box -> Mp4Box.type(box.body(), 8).equals("soun")).isPresent();
            if (track.type().equals("trak") && sound) {
                return read(track);
            }
        }
        throw new UnreadFormat("MP4 without a track of sound");
    }

    private static Mp4Track read(Mp4Box track) throws IOException {
        Mp4Box head = required(track, "tkhd");
        Mp4Box media = required(track, "mdia", "mdhd");
        boolean wide = media.version() == 1;
        long begin = track.find("edts", "elst").filter(list -> list.uint32(4) > 0).map(Mp4Track::firstTime).orElse(0L);
        Mp4Box samples = required(track, "mdia", "minf", "stbl");
        return new Mp4Track(head.int32(head.version() == 1 ? 20 : 12), config(required(samples, "stsd")),
                Math.max(1, media.uint32(wide ? 20 : 12)), wide ? media.body().getLong(24) : media.uint32(16), begin, samples);
    }

    /** Media time of the edit list's first entry with sound: an empty edit (-1) would be silence before it, which is not made up. */
    private static long firstTime(Mp4Box list) {
        boolean wide = list.version() == 1;
        for (int i = 0; i < Math.min(2, list.uint32(4)); i++) {
            long time = wide ? list.body().getLong(8 + 20 * i + 8) : list.int32(8 + 12 * i + 4);
            if (time >= 0) {
                return time;
            }
        }
        return 0;
    }

    /** The decoder's configuration: in the elementary stream descriptor (ISO 14496-1 7.2.6), wherever the sample entry keeps it. */
    private static byte[] config(Mp4Box descriptions) throws IOException {
        ByteBuffer body = descriptions.body();
        String codec = Mp4Box.type(body, 12);
        if (!codec.equals("mp4a")) {
            throw new UnreadFormat(OTHERS.getOrDefault(codec, "MP4 with unknown sound"));
        }
        byte[] bytes = new byte[body.limit()];
        body.get(0, bytes);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("esds");
        if (at < 0) {
            throw new IOException("no decoder configuration");
        }
        return configIn(ByteBuffer.wrap(bytes, at + 8, bytes.length - at - 8));
    }

    private static byte[] configIn(ByteBuffer data) throws IOException {
        while (data.hasRemaining()) {
            int tag = data.get();
            int length = length(data);
            switch (tag) {
                case 3 -> {
                    data.getShort();
                    int flags = data.get();
                    skip(data, (flags & 0x80) != 0 ? 2 : 0);
                    skip(data, (flags & 0x40) != 0 ? data.get() & 0xFF : 0);
                    skip(data, (flags & 0x20) != 0 ? 2 : 0);
                }
                case 4 -> {
                    int type = data.get() & 0xFF;
                    if (type != AAC && type != AAC_LC_OF_MPEG2) {
                        throw new UnreadFormat("MP4 with sound of type " + type);
                    }
                    skip(data, 12);
                }
                case 5 -> {
                    byte[] config = new byte[Math.min(length, data.remaining())];
                    data.get(config);
                    return config;
                }
                default -> skip(data, length);
            }
        }
        throw new IOException("no decoder configuration");
    }

    private static int length(ByteBuffer data) {
        int length = 0;
        for (int i = 0; i < 4; i++) {
            int part = data.get();
            length = length << 7 | part & 0x7F;
            if ((part & 0x80) == 0) {
                break;
            }
        }
        return length;
    }

    private static void skip(ByteBuffer data, int count) {
        data.position(Math.min(data.limit(), data.position() + count));
    }

    private static Mp4Box required(Mp4Box box, String... path) throws IOException {
        return box.find(path).orElseThrow(() -> new IOException("no " + String.join("/", path)));
    }
}
