package hustings.sim;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Scenarios of all kinds, small enough to run thousands of them. */
public final class RandomScenarios {
    private RandomScenarios() {}

    /** Any scenario without {@code algorithms}, as a query: faults of all kinds, and bad luck. */
    public static Arbitrary<String> any() {
        return Combinators.combine(network(), timing(), faults(), Arbitraries.longs())
                .as((network, timing, faults, seed) ->
                        network + "&" + timing + "&faults=" + faults + "&seed=" + seed);
    }

    private static Arbitrary<String> network() {
        return Combinators.combine(
                Arbitraries.of("all", "one", "random:2", "none"),
                Arbitraries.of("0", "0", "0.05", "0.3"),
                Arbitraries.of("0", "0", "0.05", "0.3"),
                Arbitraries.of("fifo", "any"),
                Arbitraries.of("heal", "skip"),
                Arbitraries.of("ascending", "descending", "shuffled"))
                .as((start, loss, duplicate, order, ring, ids) -> "n=6&until=160&start=" + start
                        + "&loss=" + loss + "&duplicate=" + duplicate + "&order=" + order
                        + "&ring=" + ring + "&ids=" + ids);
    }

    private static Arbitrary<String> timing() {
        return Combinators.combine(
                Arbitraries.of("1", "1-5", "exp:3", "2-9"),
                Arbitraries.of("", "1", "4", "20"),
                Arbitraries.of("perfect:3", "first:1", "heartbeat:4,13", "heartbeat:1,3", "none"),
                Arbitraries.of("", "", "3:1.3", "1:0.5,6:2"))
                .as((latency, delta, detector, clocks) -> "latency=" + latency
                        + (clocks.isEmpty() ? "" : "&clocks=" + clocks)
                        + (delta.isEmpty() ? "" : "&delta=" + delta) + "&detector=" + detector);
    }

    private static Arbitrary<String> faults() {
        Arbitrary<String> node = Arbitraries.integers().between(1, 6).map(Object::toString);
        Arbitrary<String> onNode = Combinators.combine(
                Arbitraries.of("crash", "recover", "pause", "resume", "elect", "leave", "join"),
                node).as((verb, id) -> verb + "-" + id);
        Arbitrary<String> cut = Combinators.combine(node, node).as((a, b) -> "cut-" + a + "-" + b);
        Arbitrary<String> split = Combinators.combine(node, node)
                .as((a, b) -> "split-" + a + "-" + b);
        Arbitrary<String> byHand = Combinators.combine(
                Arbitraries.of("drop-%s-%s", "deliver-%s-%s", "double-%s-%s~2", "delay-%s-%s-9",
                        "slow-%s-2%s"), node, node).as(String::format);
        Arbitrary<String> action = Arbitraries.oneOf(List.of(
                onNode, onNode, onNode, cut, split, byHand,
                Arbitraries.of("crash-leader", "crash-leader", "heal", "join-9")));
        return Combinators.combine(Arbitraries.integers().between(0, 150), action)
                .as((tick, what) -> tick + ":" + what).list().ofMaxSize(8)
                .map(RandomScenarios::join);
    }

    /** Node 9 may be named only once it has joined; nothing else here names it. */
    private static String join(List<String> faults) {
        return String.join(",", new ArrayList<>(faults));
    }
}
