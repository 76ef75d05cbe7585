package hustings.sim;

import hustings.model.AlgorithmType;
import hustings.model.Node;
import hustings.model.StateField;
import hustings.model.StoreType;
import hustings.run.RunListener;
import hustings.run.WorkLimit;
import hustings.scenario.Chance;
import hustings.scenario.Identity;
import hustings.scenario.Scenario;
import java.util.List;
import java.util.Map;

/**
 * The parts of one simulation, made to fit together; what they do is up to them.
 *
 * <p>A part that changes while it runs is in {@link #reset}, too, or a simulation that begins again
 * would not be as good as a fresh one.
 */
final class World {
    final Present present = new Present();
    Scenario scenario;
    final AlgorithmType algorithm;
    final Map<String, String> options;
    Chance chance;
    final Membership membership;
    final Neighbourhood neighbourhood;
    final Parts parts;
    final Links links;
    final Cuts cuts = new Cuts();
    final Wheel wheel;
    LocalTime time;
    final Cost cost;
    final Leadership leadership;
    final Elections elections;
    final PhaseHistory phases = new PhaseHistory();
    final Reign reign = new Reign();
    final Trace trace;
    RunListener listener;
    WorkLimit work;
    final Timers timers;
    final Detector detector;
    final LookAhead lookAhead;
    final Post post;
    final Processes processes;
    final Startup startup;
    final Backlog backlog;
    final Node<?>[] nodes;
    final ShownFields shownFields;

    World(Scenario scenario, AlgorithmType algorithm, WorkLimit work, Audience audience,
            RunListener listener) {
        this.scenario = scenario;
        this.algorithm = algorithm;
        this.work = work;
        this.listener = listener;
        options = scenario.optionsOf(algorithm.id());
        chance = new Chance(scenario.seed());
        membership = new Membership(scenario, chance, algorithm.store().isPresent());
        neighbourhood = new Neighbourhood(this);
        parts = new Parts(this);
        links = new Links(scenario, algorithm.about().topology(), membership, chance);
        // Who judges has to know how old a message is; of very many that would take memory.
        boolean judged = listener != RunListener.NOBODY && membership.places() <= Parts.MOST_NODES;
        wheel = new Wheel(membership.places(), audience.isThere() || judged
                || scenario.deliveries().isAny()
                || scenario.ring() == Scenario.RingRepair.SKIP);
        time = new LocalTime(scenario.clocks(), membership);
        cost = new Cost(algorithm, membership.capacity(), membership.rows());
        leadership = new Leadership(membership);
        elections = new Elections(this);
        trace = new Trace(algorithm, audience, membership, present);
        nodes = new Node<?>[membership.places()];
        shownFields = new ShownFields(this);
        timers = new Timers(this);
        detector = Detector.of(this);
        lookAhead = new LookAhead(this);
        post = new Post(this);
        processes = new Processes(this);
        startup = new Startup(this);
        backlog = new Backlog(this);
    }

    /** The parts of a simulation of the same algorithm, told to the same observer. */
    World rebuilt(Scenario scenario, WorkLimit work, RunListener listener) {
        return new World(scenario, algorithm, work, trace.audience(), listener);
    }

    /** Whether the parts are such as they would be made for another scenario and listener. */
    boolean fits(Scenario other, RunListener whose) {
        return other.withSeed(scenario.seed()).equals(scenario)
                && (whose == RunListener.NOBODY) == (listener == RunListener.NOBODY);
    }

    /** Has all parts begin again; the scenario differs from the present one only in its seed. */
    void reset(Scenario scenario, WorkLimit work, RunListener listener) {
        this.scenario = scenario;
        this.work = work;
        this.listener = listener;
        chance = new Chance(scenario.seed());
        membership.reset(scenario, chance);
        neighbourhood.reset();
        parts.reset();
        time = new LocalTime(scenario.clocks(), membership);
        links.reset(chance);
        cuts.heal();
        wheel.reset();
        cost.reset();
        leadership.reset();
        elections.reset();
        phases.reset();
        reign.reset();
        present.reset();
        trace.reset();
        timers.reset();
        post.reset();
        detector.reset();
        processes.reset();
        shownFields.forget();
        startup.reset();
        backlog.reset();
    }

    /**
     * How many timers of elections are set, of all nodes; what is going to be sent again because
     * it has got no answer, or to come back to who is alone, counts as one.
     */
    long timersSet() {
        return timers.count() + post.owed();
    }

    /**
     * Whether every message on its way was sent at a tick or later; never, where it is not known
     * when messages were sent.
     */
    boolean allSentSince(long tick) {
        if (!wheel.isRecorded()) {
            return false;
        }
        long[] earliest = {Long.MAX_VALUE};
        Wheel.Visitor visitor = (due, word, payload, number, sentAt) ->
                earliest[0] = Math.min(earliest[0], sentAt);
        wheel.forEach(visitor);
        backlog.forEach(visitor);
        return earliest[0] >= tick;
    }

    /** Whether the process at an index is the store that the nodes share. */
    boolean isStore(int index) {
        return index == membership.store();
    }

    /** What runs in the store; ask only if there is one. */
    StoreType store() {
        return algorithm.store().orElseThrow();
    }

    /** What makes up the state of the process at an index. */
    List<StateField> fields(int index) {
        return isStore(index) ? store().fields() : algorithm.fields();
    }

    /** The number of the node at an index, by which others know it. */
    int id(int index) {
        return membership.id(index);
    }

    /** What the node at an index is called. */
    Identity identity(int index) {
        return membership.naming().identity(id(index));
    }

    /** What grows while it runs and takes memory: messages on their way, and links once used. */
    long kept() {
        return wheel.messages() + links.scattered();
    }

    /** One more thing has been done. */
    void spend(long units) {
        work.spend(units, kept(), algorithm.id(), present.now);
    }

    /** How nobody is written; where nodes are anonymous, nothing in them stands for a node. */
    String nobody() {
        return algorithm.about().anonymous() ? "0" : membership.naming().nobody();
    }
}
