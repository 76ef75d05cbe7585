package hustings.check;

import hustings.model.AlgorithmType;
import hustings.model.Option;
import hustings.model.OptionField;
import hustings.model.Promise;
import hustings.model.Topology;
import hustings.sim.Tape;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Writes a scenario at random: mostly what an algorithm is made for, each hardship now and then, so
 * that a promise is tried alone with each. Of three, one has its faults at any time, and two at the
 * ticks at which something happens.
 */
final class RandomScenario {
    private final SplittableRandom random;
    private final SplittableRandom numbers;
    private final RandomFaults faults;
    private final SplittableRandom aim;
    private final int n;
    private final boolean asNumbersAre;
    private final boolean isAimed;

    RandomScenario(long seed) {
        random = new SplittableRandom(seed);
        isAimed = Math.floorMod(seed, 3) > 0;
        aim = new SplittableRandom(~seed ^ 0x2545F4914F6CDD1DL);
        // What concerns only some algorithms does not change what the others meet.
        numbers = new SplittableRandom(seed ^ 0x5DEECE66DL);
        n = 1 + random.nextInt(9);
        asNumbersAre = numbers.nextBoolean();
        faults = new RandomFaults(n, random, new SplittableRandom(~seed),
                new SplittableRandom(~seed ^ 0x5DEECE66DL));
    }

    /**
     * The scenario for one algorithm, as a query, but for its end.
     *
     * @param look what happens in a run that is given by its query
     */
    String text(AlgorithmType algorithm, Function<String, Tape> look) {
        List<String> atAnyTime = faults(algorithm);
        String rest = withoutFaults(algorithm);
        List<String> faults = !isAimed ? atAnyTime
                : new AimedFaults(aim, n, algorithm.about().topology() == Topology.STORE).draw(
                        placed -> look.apply(with(placed, rest)));
        return with(faults, rest);
    }

    private static String with(List<String> faults, String rest) {
        return faults.isEmpty() ? rest : rest + "&faults=" + String.join(",", faults);
    }

    private String withoutFaults(AlgorithmType algorithm) {
        int latency = 1 + random.nextInt(rarely(2) ? 9 : 5);
        int delta = rarely(10) ? 1 + random.nextInt(latency) : latency + random.nextInt(2);
        StringBuilder text = new StringBuilder("v=1&until=4000&algorithms=")
                .append(algorithm.id())
                .append("&n=").append(n).append("&ids=")
                .append(one("shuffled", "shuffled", "ascending", "descending"))
                .append("&start=").append(one("all", "all", "one", "random:2", "none", some()))
                .append("&latency=").append(one(
                        least() + "-" + latency, latency + "", "exp:" + latency));
        boolean exponential = text.toString().endsWith("exp:" + latency);
        int assumed = exponential ? 5 * latency : delta;
        text.append("&delta=").append(exponential ? assumed : delta);
        if (rarely(10)) {
            text.append("&loss=").append(one("0.01", "0.1"));
        }
        if (rarely(5)) {
            text.append("&duplicate=").append(one("0.01", "0.1", "0.3", "0.6", "1"));
        }
        if (rarely(4)) {
            text.append("&order=any");
        }
        if (rarely(4)) {
            text.append("&ring=skip");
        }
        text.append("&detector=").append(detector(assumed));
        algorithm.options().forEach(option -> text.append(setting(algorithm, option)));
        if (numbers.nextInt(12) == 0) {
            text.append("&feign=").append(feint());
        }
        text.append("&seed=").append(random.nextInt(1_000_000));
        if (rarely(12)) {
            text.append("&clocks=").append(1 + random.nextInt(n)).append(':')
                    .append(one("0.5", "0.9", "1.1", "1.3", "2"));
        }
        if (algorithm.about().topology() == Topology.GRAPH) {
            text.append("&graph=").append(one(
                    "ring", "line", "star", "complete", "tree", "grid:3", "random:3"));
            algorithm.options().stream().filter(option -> option.grants() == Option.Fact.DIAMETER)
                    .filter(option -> rarely(4)).forEach(option -> text.append('&')
                            .append(algorithm.id()).append('.').append(option.name()).append('=')
                            .append(1 + random.nextInt(n)));
        }
        return text.toString();
    }

    /** Any of the nodes, listed, but at least one. */
    private String some() {
        List<String> some = new ArrayList<>();
        int sure = 1 + random.nextInt(n);
        for (int node = 1; node <= n; node++) {
            if (node == sure || random.nextInt(3) == 0) {
                some.add(Integer.toString(node));
            }
        }
        return String.join(",", some);
    }

    /** Some messages may take no time. */
    private int least() {
        return numbers.nextInt(8) == 0 ? 0 : 1;
    }

    private String feint() {
        return (numbers.nextBoolean() ? "crash:" : "pause:") + "0-" + (1 + numbers.nextInt(400))
                + ",1-" + (1 + numbers.nextInt(80));
    }

    private List<String> faults(AlgorithmType algorithm) {
        List<String> drawn = faults.ofNodes();
        if (algorithm.about().topology() == Topology.STORE) {
            drawn.addAll(faults.ofTheStore());
        }
        if (algorithm.promises().stream().anyMatch(Promise::stabilizes)) {
            drawn.addAll(faults.mended(drawn));
        }
        return drawn;
    }

    private boolean rarely(int outOf) {
        return random.nextInt(outOf) == 0;
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String detector(int delta) {
        int interval = 2 + random.nextInt(7);
        int timeout = rarely(10) ? interval : interval + delta + 1 + random.nextInt(12);
        return one("perfect:1", "none", "perfect:" + (1 + random.nextInt(30)), "first:2",
                "heartbeat:" + interval + "," + timeout, "heartbeat:" + interval + "," + timeout);
    }

    private String setting(AlgorithmType algorithm, OptionField option) {
        List<String> choices = option.choices();
        String key = "&" + algorithm.id() + "." + option.name() + "=";
        if (!choices.isEmpty()) {
            return rarely(2) ? "" : key + choices.get(random.nextInt(choices.size()));
        }
        boolean asItIs = asNumbersAre || option.grants() != Option.Fact.NONE;
        return asItIs || numbers.nextInt(3) == 0 ? "" : key + number(option);
    }

    /** The smallest value that is allowed, a small one, a large one, or the largest. */
    private int number(OptionField option) {
        int value = switch (numbers.nextInt(6)) {
            case 0 -> option.min();
            case 1 -> option.min() + 1;
            case 2, 3 -> option.min() + numbers.nextInt(2 * n + 10);
            case 4 -> option.min() + numbers.nextInt(400);
            default -> option.max();
        };
        return Math.min(value, option.max());
    }
}
