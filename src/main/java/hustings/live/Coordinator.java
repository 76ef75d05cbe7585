package hustings.live;

import hustings.live.node.Announcement;
import hustings.live.node.GroupView;
import hustings.live.node.Letter;
import hustings.model.AlgorithmType;
import hustings.run.Status;
import hustings.scenario.Detection;
import hustings.scenario.Fault;
import hustings.scenario.Fault.Verb;
import hustings.scenario.Identity;
import hustings.scenario.Naming;
import hustings.scenario.Scenario;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Coordinates a live group: who is in it, what is done to whom, and what becomes of every message.
 *
 * <p>It knows neither sockets nor clocks; it is told what has happened, at which tick of its own
 * clock, and says what is to be done by {@link GroupActions}. It decides the tick of each fault so
 * that no node has been there before. Not thread-safe.
 */
final class Coordinator {
    /* One that is asked for may be told of in two. */
    private static final int MOST_FAULTS = Scenario.MOST_FAULTS - 20;

    private final Scenario scenario;
    private final AlgorithmType algorithm;
    private final GroupActions actions;
    private final long margin;
    private final Naming naming;
    private final Map<Integer, Member> members = new LinkedHashMap<>();
    private final List<Announcement> announced = new ArrayList<>();
    private final Map<Integer, Verb> starting = new HashMap<>();
    private final Traffic traffic;
    private final Recording recording;
    private long latest;
    private long last;
    private int script;

    /**
     * A group before its first tick.
     *
     * @param margin how many ticks an announcement needs to reach all nodes for sure
     */
    Coordinator(Scenario scenario, AlgorithmType algorithm, GroupActions actions, long margin) {
        this.scenario = scenario;
        this.algorithm = algorithm;
        this.actions = actions;
        this.margin = margin;
        GroupView group = new GroupView(scenario);
        naming = group.naming();
        IntStream.of(group.ids()).forEach(id -> members.put(id, new Member(id, group.status(id))));
        last = scenario.until();
        recording = new Recording(scenario, algorithm);
        traffic = new Traffic(naming, members, new LinkPlan(scenario), recording,
                actions::forward);
    }

    /** What has been taken down so far. */
    Recording recording() {
        return recording;
    }

    private Member member(int id) {
        return Optional.ofNullable(members.get(id)).orElseThrow(
                () -> new IllegalArgumentException("node is " + naming.identity(id)
                        + "; the group has " + members.keySet().stream()
                                .map(naming::identity).toList()));
    }

    // Beginning -----------------------------------------------------------------------------------

    /** Which nodes need a process at the beginning: those that do not crash before they begin. */
    List<Integer> begin() {
        while (script < scenario.faults().size() && isCrashAtOnce(scenario.faults().get(script))) {
            Fault fault = scenario.faults().get(script++);
            Member member = member(naming.number(((Fault.OnNode) fault.action()).node()));
            if (member.status().isAlive()) {
                change(member, 0, Verb.CRASH, Status.CRASHED);
            }
        }
        return members.values().stream().filter(member -> member.status() == Status.UP)
                .map(Member::id).toList();
    }

    private static boolean isCrashAtOnce(Fault fault) {
        return fault.tick() == 0 && fault.action() instanceof Fault.OnNode on
                && on.verb() == Verb.CRASH;
    }

    /** All processes are there: they begin with tick 0. */
    void allReady() {
        members.values().stream().filter(member -> member.status() == Status.UP)
                .forEach(member -> {
                    member.running = true;
                    actions.begin(member.id(), 0, List.copyOf(announced));
                });
    }

    // What is heard of processes ------------------------------------------------------------------

    /** A process that was started later is there. */
    void ready(int id, long now) {
        Member member = member(id);
        Verb verb = Optional.ofNullable(starting.remove(id)).orElseThrow(
                () -> new IllegalStateException("nobody has started node " + id));
        long tick = Math.max(soon(now), member.since() + detectionDelay() + 1);
        change(member, tick, verb, Status.UP);
        member.between = false;
        member.told = tick - 1;
        member.running = true;
        actions.begin(id, tick, List.copyOf(announced));
    }

    private long detectionDelay() {
        return scenario.detector() instanceof Detection.Perfect(long delay) ? delay : 0;
    }

    /** Who runs, and has told of no tick since one. */
    List<Integer> silentSince(long tick) {
        return members.values().stream().filter(member -> member.running
                        && member.status() != Status.PAUSED && member.told < tick)
                .map(Member::id).toList();
    }

    /** A process that was started has ended before it was there. */
    void neverCame(int id) {
        if (starting.remove(id) != null) {
            member(id).between = false;
            recording.remark("node " + naming.identity(id) + " could not be started");
        }
    }

    /** Whether a process has been stopped, so that it reads nothing. */
    boolean isStopped(int id) {
        return member(id).status() == Status.PAUSED;
    }

    /** Whether a report is of a tick of which its node has not told yet. */
    boolean isNew(Report report) {
        return report.tick() > member(report.node()).told;
    }

    /** Whether all processes that go on have told of a tick. */
    boolean haveAllTold(long tick) {
        return recording.firstUnseen() > tick && members.values().stream()
                .allMatch(member -> !member.running || member.told >= tick
                        || member.status() == Status.PAUSED && !member.between);
    }

    /** The last tick of which everything is known. */
    long known(long now) {
        long told = members.values().stream()
                .filter(member -> member.running && member.status() != Status.PAUSED)
                .mapToLong(member -> member.told).min().orElse(now);
        return Math.min(told, recording.firstUnseen() - 1);
    }

    /** A node tells of a tick. */
    void report(Report report) {
        Member member = member(report.node());
        recording.take(report);
        latest = Math.max(latest, report.tick());
        member.take(report).forEach(sent -> traffic.handled(sent, member, report.tick()));
        if (report.failure().isPresent()) {
            member.between = true;
        }
    }

    /** A node tells of a tick in which nothing happened. */
    void quiet(int id, long tick) {
        latest = Math.max(latest, tick);
        member(id).told = tick;
    }

    /** A process has come to a stop that was asked for. */
    void frozen(int id) {
        Member member = member(id);
        member.between = false;
        change(member, member.told + 1, Verb.PAUSE, Status.PAUSED);
        actions.stop(id);
    }

    /** A process is gone: it was killed, or has left, or has died of itself. */
    void gone(int id, long now) {
        Member member = member(id);
        member.between = false;
        member.running = false;
        starting.remove(id);
        recording.gone(id);
        if (member.told >= last || member.since() > last) {
            // It has come to the end, or would have come only after it.
            return;
        }
        long silent = member.told + 1;
        member.withdrawn(silent).ifPresent(recording::withdraw);
        if (member.status().isAlive()) {
            die(member, silent, now);
        } else if (silent < member.since()) {
            // It was about to leave, and was not there any more when the time came.
            change(member, silent, Verb.PAUSE, Status.PAUSED);
        }
        traffic.gone(member, silent);
    }

    private void die(Member member, long silent, long now) {
        boolean announces = needsAnnouncement();
        if (member.isComing()) {
            recording.inexact("node " + naming.identity(member.id())
                    + " died before it had come back");
        }
        if (announces && member.status() == Status.UP) {
            // Until the others hear of it, it is as if it only did nothing.
            change(member, silent, Verb.PAUSE, Status.PAUSED);
        }
        long tick = announces ? Math.max(soon(now), silent + 1)
                : member.status() == Status.UP ? silent : Math.max(now, member.since()) + 1;
        change(member, tick, Verb.CRASH, Status.CRASHED);
    }

    /** Whether nodes have to know of a crash: to close the ring, or because their detectors do. */
    private boolean needsAnnouncement() {
        return algorithm.about().topology().isRing()
                || scenario.detector() instanceof Detection.Perfect;
    }

    private long soon(long now) {
        return Math.max(now, latest) + margin;
    }

    // What is done to nodes -----------------------------------------------------------------------

    /** Something happens to a node at a tick: it is taken down, and others hear of it. */
    private long change(Member member, long tick, Verb verb, Status to) {
        long number = recording.done(new Fault(tick,
                new Fault.OnNode(verb, naming.identity(member.id()))), member.id());
        Announcement announcement = new Announcement(tick, verb, member.id(), number);
        if (verb != Verb.ELECT) {
            member.change(tick, to);
        }
        boolean concernsAll = verb != Verb.PAUSE && verb != Verb.RESUME && verb != Verb.ELECT
                && (verb != Verb.CRASH || needsAnnouncement() || tick == 0);
        if (concernsAll) {
            announced.add(announcement);
        }
        members.values().stream().filter(other -> other == member
                ? verb == Verb.ELECT || verb == Verb.LEAVE : concernsAll)
                .forEach(other -> tell(other, announcement));
        return number;
    }

    private void tell(Member member, Announcement announcement) {
        if (member.running && member.status() == Status.PAUSED) {
            member.miss(announcement);
        } else if (member.running) {
            actions.announce(member.id(), announcement);
        }
    }

    /**
     * Does something to the group.
     *
     * @throws IllegalArgumentException if it cannot be done, in words
     */
    void act(Fault.Action action, long now) {
        if (recording.faults() >= MOST_FAULTS) {
            throw new IllegalArgumentException("so much has been done to this group as a scenario"
                    + " can say, which is " + Scenario.MOST_FAULTS + " faults");
        }
        switch (action) {
            case Fault.OnNode(Verb verb, var node) ->
                    onNode(verb, member(naming.number(node)), now);
            case Fault.CrashLeader crash -> onNode(Verb.CRASH, leader(), now);
            case Fault.Cut cut -> traffic.cut(cut, Math.max(now, latest));
            case Fault.Split split -> traffic.split(split, Math.max(now, latest));
            case Fault.Heal heal -> traffic.heal(soon(now));
            case Fault.Slow slow -> traffic.slow(slow, soon(now));
            default -> throw new IllegalArgumentException(action + " cannot be done to a live"
                    + " group; what can is " + LiveScenario.DOABLE);
        }
    }

    private Member leader() {
        return members.values().stream().filter(member -> member.leadsIn.isPresent())
                .max(Comparator.<Member>comparingLong(member -> member.leadsIn.orElse(0))
                        .thenComparingInt(Member::id))
                .orElseThrow(() -> new IllegalArgumentException("nobody leads"));
    }

    /** Whether a node has not come yet to where something can be done to it. */
    private boolean hasToWait(Fault.Action action) {
        return action instanceof Fault.OnNode(Verb verb, Identity id)
                && isBetween(verb, member(naming.number(id)));
    }

    private static boolean isBetween(Verb verb, Member member) {
        return member.between || member.isComing() || verb != Verb.CRASH && member.isAwaited();
    }

    private void onNode(Verb verb, Member member, long now) {
        boolean between = isBetween(verb, member);
        if (between || !member.status().allows(verb)) {
            throw new IllegalArgumentException(verb.name().toLowerCase(Locale.ROOT)
                    + " does nothing: node " + naming.identity(member.id()) + " is "
                    + (between ? "between two states" : member.status()));
        }
        switch (verb) {
            case CRASH -> {
                member.between = true;
                actions.kill(member.id());
            }
            case RECOVER, JOIN -> {
                member.between = true;
                starting.put(member.id(), verb);
                actions.start(member.id(), member.events, member.draws);
            }
            case PAUSE -> {
                member.between = true;
                actions.freeze(member.id());
            }
            case RESUME -> {
                long tick = Math.max(soon(now), member.since() + 1);
                List<Announcement> missed = member.takeMissed();
                change(member, tick, verb, Status.UP);
                actions.thaw(member.id(), tick, missed);
            }
            case ELECT -> {
                long tick = soon(now);
                member.order(tick, change(member, tick, verb, Status.UP));
            }
            case LEAVE -> change(member, soon(now), verb, Status.LEFT);
        }
    }

    // Time ----------------------------------------------------------------------------------------

    /** A node has sent a message. */
    void letter(Letter letter, long now) {
        latest = Math.max(latest, letter.sentAt());
        traffic.sent(letter, now);
    }

    /** Another tick has come: what is due goes on, and the faults of the scenario are done. */
    void tick(long now) {
        while (script < scenario.faults().size() && scenario.faults().get(script).tick() <= now
                && !hasToWait(scenario.faults().get(script).action())) {
            Fault fault = scenario.faults().get(script++);
            try {
                act(fault.action(), now);
            } catch (IllegalArgumentException e) {
                recording.skipped(fault, String.valueOf(e.getMessage()));
            }
        }
        traffic.tick(now, latest);
    }

    /** The run ends with a tick, to which nobody has come yet. */
    void endAt(long tick) {
        last = tick;
    }

    /** The run has ended: all have told of its last tick. */
    void end() {
        recording.end(last);
    }
}
