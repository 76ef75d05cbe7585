package hustings.server;

import hustings.model.Engines;
import hustings.sim.ScenarioGrammar;
import java.util.List;

/** Scenarios to begin with, each worth a look. */
public final class Presets {
    /** What opens without a scenario: all start, and the leader crashes once it is elected. */
    static final String FIRST = "v=1&faults=60:crash-leader";

    /**
     * A scenario with a name.
     *
     * @param title what happens, in a few words
     * @param text its one-line form
     */
    public record Preset(String title, String text) {}

    private static final List<Preset> ALL = List.of(
            new Preset("Leader crashes, all notice", FIRST),
            new Preset("All start, nothing fails", "v=1"),
            new Preset("One node starts", "v=1&start=one"),
            new Preset("Descending ring: worst case",
                    "v=1&algorithms=chang-roberts,ring&ids=descending&latency=1"),
            new Preset("Ascending ring: best case",
                    "v=1&algorithms=chang-roberts,ring&ids=ascending&latency=1"),
            new Preset("The highest comes back",
                    "v=1&algorithms=bully,lamport,chang-roberts,ring"
                            + "&faults=60:crash-8,120:recover-8"),
            new Preset("Split brain, then healing",
                    "v=1&algorithms=bully,lamport&n=5&ids=ascending&latency=1"
                            + "&detector=heartbeat:5,13&faults=50:split-1-2,130:heal&until=250"),
            new Preset("Answers later than Δ",
                    "v=1&algorithms=bully,lamport&n=5&latency=1-9&delta=1&detector=heartbeat:6,30"
                            + "&until=150"),
            new Preset("A lossy network",
                    "v=1&algorithms=bully,ring,chang-roberts,randomized&loss=0.1"),
            new Preset("Skipping dead neighbours",
                    "v=1&algorithms=ring,chang-roberts&ids=ascending&latency=1&ring=skip&start=one"
                            + "&faults=0:crash-4,0:crash-5,0:crash-8"),
            new Preset("A pause taken for death",
                    "v=1&algorithms=bully,lamport&n=6&latency=1-2&detector=heartbeat:4,12"
                            + "&faults=40:pause-6,90:resume-6&until=200"));

    private Presets() {}

    /** Those whose algorithms exist, in canonical form; the first is what opens. */
    static List<Preset> all(Engines engines) {
        ScenarioGrammar grammar = new ScenarioGrammar(engines);
        return ALL.stream()
                .filter(preset -> List.of(grammar.split(preset.text)
                        .getOrDefault("algorithms", ScenarioGrammar.DEFAULTS.get("algorithms"))
                        .split(",")).stream().allMatch(engines::has))
                .map(preset -> new Preset(preset.title, grammar.parse(preset.text).text()))
                .toList();
    }
}
