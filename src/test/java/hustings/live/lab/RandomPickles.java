package hustings.live.lab;

import hustings.live.lab.PickleValue.Array;
import hustings.live.lab.PickleValue.Bool;
import hustings.live.lab.PickleValue.Dict;
import hustings.live.lab.PickleValue.Int;
import hustings.live.lab.PickleValue.None;
import hustings.live.lab.PickleValue.Text;
import hustings.live.lab.PickleValue.Tuple;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Values that Python could have, messages that nodes could send, and bytes that are neither. */
final class RandomPickles {
    private static final List<String> WORDS = List.of("JOIN", "BEGIN", "HOWDY", "ELECTION", "ELECT",
            "OK", "GOT_IT", "COORDINATOR", "I_AM_LEADER", "PROBE", "127.0.0.1", "localhost", "it's",
            "\"so\"", "back\\slash", "new\nline", "Grüße", "日本", "😀😀", "Aa", "BB", "\u0000\u001a",
            "", "x", "é");
    private static final List<Long> NUMBERS = List.of(0L, 1L, 100L, 255L, 256L, 365L, 366L, 65_535L,
            65_536L, 1_000_000L, 9_999_999L, 10_000_000L, 2_147_483_647L, 2_147_483_648L, -1L,
            -128L, -129L, -2_147_483_648L, -2_147_483_649L, Long.MAX_VALUE, Long.MIN_VALUE);

    private RandomPickles() {}

    /** A value in which others lie so deep at most. */
    static PickleValue value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 1 ? 9 : 5)) {
            case 0 -> new None();
            case 1 -> new Bool(random.nextBoolean());
            case 2 -> new Int(one(NUMBERS, random));
            case 3, 4 -> new Text(one(WORDS, random).repeat(random.nextInt(20) == 0 ? 60 : 1));
            case 5 -> new Array(values(random, depth));
            case 6 -> new Dict(entries(random, depth));
            default -> new Tuple(values(random, depth));
        };
    }

    private static <T> T one(List<T> choices, SplittableRandom random) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static List<PickleValue> values(SplittableRandom random, int depth) {
        List<PickleValue> values = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            // Once in a while the same object again.
            values.add(i > 1 && values.size() > 0 && random.nextInt(4) == 0
                    ? values.get(0) : value(random, depth - 1));
        }
        return values;
    }

    private static Map<PickleValue, PickleValue> entries(SplittableRandom random, int depth) {
        Map<PickleValue, PickleValue> entries = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            entries.put(random.nextInt(3) == 0 ? new Text(one(WORDS, random)) : identity(random),
                    random.nextBoolean() ? value(random, depth - 1) : address(random));
        }
        return entries;
    }

    private static PickleValue identity(SplittableRandom random) {
        return PickleValue.tuple(new Int(random.nextInt(0, 400)),
                new Int(random.nextInt(999_990, 1_000_010)));
    }

    private static PickleValue address(SplittableRandom random) {
        return PickleValue.tuple(new Text(one(List.of("127.0.0.1", "localhost", "127.0.0.2",
                "::1", "10.1.2.3", "example.org", ""), random)),
                new Int(random.nextInt(-1, 65_540)));
    }

    /** What a node could say, right or nearly so. */
    static PickleValue message(SplittableRandom random) {
        PickleValue data = switch (random.nextInt(6)) {
            case 0 -> PickleValue.tuple(identity(random), address(random));
            case 1 -> new Dict(entries(random, 2));
            case 2 -> identity(random);
            case 3 -> new None();
            default -> value(random, 3);
        };
        Text word = new Text(one(WORDS, random));
        return switch (random.nextInt(5)) {
            case 0 -> word;
            case 1 -> PickleValue.tuple(word);
            case 2 -> PickleValue.tuple(word, identity(random), data);
            default -> PickleValue.tuple(word, data);
        };
    }

    /** What a stranger could send: a message, right or wrong, senseless opcodes, or noise. */
    static byte[] bytes(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> PickleWriter.write(message(random));
            case 1 -> mistaken(PickleWriter.write(message(random)), random);
            case 2 -> opcodes(random);
            default -> noise(random, random.nextInt(1, 60));
        };
    }

    private static byte[] noise(SplittableRandom random, int length) {
        byte[] noise = new byte[length];
        random.nextBytes(noise);
        return noise;
    }

    private static byte[] mistaken(byte[] good, SplittableRandom random) {
        byte[] bad = Arrays.copyOf(good, random.nextInt(3) == 0
                ? random.nextInt(1, good.length) : good.length);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
        }
        return bad;
    }

    private static byte[] opcodes(SplittableRandom random) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PickleOpcode[] all = PickleOpcode.values();
        for (int i = random.nextInt(1, 60); i > 0; i--) {
            PickleOpcode opcode = all[random.nextInt(all.length)];
            out.write(opcode.code());
            switch (opcode.argument()) {
                case NOTHING -> { }
                case ONE_BYTE -> out.write(random.nextInt(6));
                case TWO_BYTES -> out.writeBytes(noise(random, 2));
                case FOUR_BYTES -> out.writeBytes(PickleNumbers.lowest(random.nextInt(6), 4));
                case EIGHT_BYTES -> out.writeBytes(PickleNumbers.lowest(random.nextInt(60), 8));
                case COUNTED_BYTES -> out.writeBytes(new byte[] {2, 'o', 'k'});
                case LONG_COUNTED_BYTES -> out.writeBytes(new byte[] {2, 0, 0, 0, 'o', 'k'});
                case LINE -> out.writeBytes(new byte[] {'x', '\n'});
                case LINE_OF_DIGITS -> out.writeBytes(
                        new byte[] {(byte) ('0' + random.nextInt(4)), '\n'});
            }
        }
        out.write(PickleOpcode.STOP.code());
        return out.toByteArray();
    }
}
