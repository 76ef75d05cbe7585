package ring;

import hustings.model.AlgorithmType;
import hustings.model.Driver;
import hustings.model.Network;
import hustings.model.Node;
import hustings.sim.Runs;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The first round of an anonymous election, with draws that are given: an algorithm's own nodes on
 * a ring that delivers in the order of sending, up to where a node would draw again.
 */
final class ScriptedRing {
    private record Letter(int to, Object message) {}

    /**
     * What comes of a round.
     *
     * @param sent messages that belong to it; telling the result does not
     * @param again how many nodes would draw again
     * @param leaders how many lead
     */
    record Outcome(long sent, int again, int leaders) {}

    /** A node would draw a second time, so that the round is over for it. */
    private static final class DrawsAgain extends RuntimeException {
        private static final long serialVersionUID = 1;

        DrawsAgain() {
            super("", null, false, false);
        }
    }

    private final int[] draws;
    private final boolean[] drawn;
    private final ArrayDeque<Letter> letters = new ArrayDeque<>();
    private long sent;
    private int again;
    private int leaders;

    private ScriptedRing(int[] draws) {
        this.draws = draws;
        this.drawn = new boolean[draws.length];
    }

    /** Plays one round in which the first so many nodes start; draw i is that of node i. */
    static Outcome round(String algorithm, Map<String, String> options, int starters,
            int... draws) {
        ScriptedRing ring = new ScriptedRing(draws);
        ring.play(Runs.REGISTRY.get(algorithm), options, starters);
        return new Outcome(ring.sent, ring.again, ring.leaders);
    }

    private void play(AlgorithmType algorithm, Map<String, String> options, int starters) {
        Network network = Driver.anonymous((Network) Proxy.newProxyInstance(
                Network.class.getClassLoader(), new Class<?>[] {Network.class},
                (proxy, method, arguments) -> answer(method, arguments)));
        List<Node<?>> nodes = new ArrayList<>();
        for (int i = 0; i < draws.length; i++) {
            Node<?> node = algorithm.create(options);
            Driver.bind(node, network, i, Node.NONE);
            nodes.add(node);
        }
        for (int i = 0; i < starters; i++) {
            Driver.start(nodes.get(i));
        }
        while (!letters.isEmpty()) {
            Letter letter = letters.remove();
            try {
                Driver.receive(nodes.get(letter.to), letter.message);
            } catch (DrawsAgain e) {
                again++;
            }
        }
    }

    private Object answer(Method method, Object[] arguments) {
        switch (method.getName()) {
            case "random" -> {
                return draw((int) arguments[0]);
            }
            case "ringSize" -> {
                return draws.length;
            }
            case "sendToNext" -> sendToNext((int) arguments[0], arguments[1]);
            case "lead" -> leaders++;
            case "campaign", "withdraw", "followSomebody", "because" -> { }
            case "passesOver" -> {
                return true;
            }
            default -> throw new UnsupportedOperationException(method.getName());
        }
        return null;
    }

    private int draw(int node) {
        if (drawn[node]) {
            throw new DrawsAgain();
        }
        drawn[node] = true;
        return draws[node];
    }

    private void sendToNext(int from, Object message) {
        if (!message.toString().startsWith("Elected")) {
            sent++;
            letters.add(new Letter((from + 1) % draws.length, message));
        }
    }

    /** Every way in which so many nodes can draw from 1 to a number. */
    static Iterable<int[]> allDraws(int nodes, int range) {
        List<int[]> all = new ArrayList<>();
        int[] draws = new int[nodes];
        Arrays.fill(draws, 1);
        for (int at = 0; at < nodes;) {
            all.add(draws.clone());
            for (at = 0; at < nodes && draws[at] == range; at++) {
                draws[at] = 1;
            }
            if (at < nodes) {
                draws[at]++;
            }
        }
        return all;
    }
}
