package hustings.server;

import hustings.sim.InvalidScenario;
import hustings.sim.Problem;
import hustings.sim.Scenario;
import hustings.sim.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How much a stranger may ask of this server.
 *
 * @param screenNodes the most nodes of a scenario on the page
 * @param screenTicks the latest end of a scenario on the page
 * @param screenWork messages and timers of one algorithm on the page
 * @param screenInFlight messages of one algorithm on the page that are on their way at once
 * @param requestWork messages and timers of one request to the API
 * @param requestInFlight messages of one request to the API that are on their way at once
 * @param textLength the longest scenario, in characters
 * @param frameLength the longest frame a viewer may send, in bytes
 * @param rooms how many may watch at once
 * @param burst how many frames a viewer may send at once
 * @param framesPerSecond how many frames a viewer may send on and on
 */
record Limits(int screenNodes, long screenTicks, long screenWork, long screenInFlight,
        long requestWork, long requestInFlight, int textLength, int frameLength, int rooms,
        int burst, int framesPerSecond) {

    /** What a small machine bears. */
    static final Limits STANDARD = new Limits(64, 10_000, 1_000_000, 20_000,
            40_000_000, 4_000_000, 8_192, 262_144, 500, 120, 60);

    /** The budget of one algorithm on the page. */
    Work onScreen() {
        return new Work(screenWork, screenInFlight);
    }

    /** The budget of one request to the API. */
    Work ofRequest() {
        return new Work(requestWork, requestInFlight);
    }

    /**
     * Refuses what is too large to be drawn.
     *
     * @throws InvalidScenario naming the key and what is allowed
     */
    Scenario onScreen(Scenario scenario) {
        if (scenario.n() > screenNodes) {
            throw tooLarge("n", scenario.n(), screenNodes, "nodes");
        }
        if (scenario.until() > screenTicks) {
            throw tooLarge("until", scenario.until(), screenTicks, "ticks");
        }
        return scenario;
    }

    /**
     * Everything that keeps a scenario from the page: what its grammar refuses, and what is too
     * large to be drawn, each with what the page allows.
     */
    List<Problem> onScreen(List<Problem> problems, Map<String, String> keys) {
        List<Problem> all = new ArrayList<>();
        addBeyond("n", screenNodes, problems, keys, all);
        addBeyond("until", screenTicks, problems, keys, all);
        problems.stream().filter(problem -> all.stream()
                .noneMatch(other -> other.key().equals(problem.key()))).forEach(all::add);
        return all;
    }

    private static void addBeyond(String key, long most, List<Problem> problems,
            Map<String, String> keys, List<Problem> all) {
        String value = keys.getOrDefault(key, "");
        boolean beyond = value.matches("\\d{1,18}") && Long.parseLong(value) > most;
        if (beyond || problems.stream().anyMatch(problem -> problem.key().equals(key))) {
            all.add(Problem.notAllowed(key, value, "1 to " + most + " on this page"));
        }
    }

    private static InvalidScenario tooLarge(String key, long value, long most, String unit) {
        return new InvalidScenario(List.of(new Problem(key, Long.toString(value),
                key + " is " + value + "; on the page at most " + most + " " + unit
                        + " are shown. /api/run and the command line take more")));
    }

    /**
     * Refuses a text that is too long, before anyone reads it.
     *
     * @throws InvalidScenario naming the key and what is allowed
     */
    void requireShort(String key, String text) {
        if (text.length() > textLength) {
            throw new InvalidScenario(List.of(new Problem(key, text,
                    key + " has " + text.length() + " characters; at most " + textLength
                            + " are allowed")));
        }
    }
}
