package hustings.live.maelstrom;

import hustings.scenario.Fault;
import hustings.scenario.Fault.Verb;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Coordinates a group of programs: tells each who it is, passes on what they say to each other,
 * asks them for their leader, and does to them what the scenario says.
 *
 * <p>It knows neither processes nor clocks; it is told what has happened and at which tick, and
 * says what is to be done by {@link NodeActions}. Not thread-safe.
 */
final class ExecutableCoordinator {
    private static final int MOST_REMARKS = 100;

    private final GroupScenario scenario;
    private final NodeNames names;
    private final NodeActions actions;
    private final GroupListener listener;
    private final MessageRouter router;
    private final Leaders leaders = new Leaders();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final List<String> failures = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private int script;

    /** A group before its programs are started. */
    ExecutableCoordinator(GroupScenario scenario, NodeActions actions, GroupListener listener) {
        this.scenario = scenario;
        this.actions = actions;
        this.listener = listener;
        names = scenario.names();
        router = new MessageRouter(scenario);
        names.ordered().forEach(name -> members.put(name, new Member(name, names)));
    }

    /** Starts all programs. */
    void begin() {
        members.values().forEach(this::start);
    }

    private void start(Member member) {
        actions.start(member.name());
        member.start();
        send(member, member.init(), 0);
    }

    /** Those that have not said yet that they know who they are. */
    List<String> awaited() {
        return members.values().stream().filter(member -> member.is(Member.State.STARTING))
                .map(Member::name).toList();
    }

    /** What nodes have done that no node may, in words. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    private Set<String> running() {
        Set<String> running = new LinkedHashSet<>();
        members.values().stream().filter(member -> member.is(Member.State.UP))
                .forEach(member -> running.add(member.name()));
        return running;
    }

    private void settle(long now) {
        leaders.settle(now, running()).ifPresent(listener::leaderChanged);
    }

    // What programs say ---------------------------------------------------------------------------

    /** A program has written a line. */
    void line(String node, LineReader.Line line, long now) {
        Member member = member(node);
        try {
            switch (line) {
                case LineReader.Line.Text(String text) -> take(member, Envelope.parse(text), now);
                case LineReader.Line.TooLong tooLong -> throw new IllegalArgumentException(
                        "longer than " + LineReader.LONGEST + " bytes");
                case LineReader.Line.End end -> { }
            }
        } catch (IllegalArgumentException e) {
            fail(member, "is killed: it has written a line that is " + e.getMessage(), now);
        }
    }

    private Member member(String name) {
        return Optional.ofNullable(members.get(name)).orElseThrow(() ->
                new IllegalArgumentException("node is " + name + "; there are "
                        + names.ordered()));
    }

    private void take(Member member, Envelope envelope, long now) {
        if (!envelope.src().equals(member.name())) {
            throw new IllegalArgumentException("from \"" + envelope.src()
                    + "\", if src is true; it is " + member.name());
        } else if (envelope.dest().equals(Member.CLIENT)) {
            hear(member, envelope, now);
        } else if (!names.contain(envelope.dest())) {
            remark(member.name() + " has written to \"" + envelope.dest()
                    + "\", whom there is not");
            answer(member, envelope, ErrorCode.NODE_NOT_FOUND,
                    "there is no " + envelope.dest(), now);
        } else if (router.isFull(member.name())) {
            fail(member, "is killed: " + MessageRouter.MOST_IN_FLIGHT
                    + " of its messages are on their way", now);
        } else {
            router.send(envelope, now);
            deliver(now);
        }
    }

    private void answer(Member member, Envelope request, ErrorCode code, String words, long now) {
        if (request.msgId().isPresent() && request.inReplyTo().isEmpty()) {
            send(member, request.refuse(code, words), now);
        }
    }

    /** A program has something to say to whoever started it. */
    private void hear(Member member, Envelope envelope, long now) {
        switch (envelope.type()) {
            case Envelope.INIT_OK -> member.isThere();
            case Envelope.LEADER, Envelope.LEADER_OK -> {
                leaders.says(member.name(), member.leader(envelope));
                if (envelope.msgId().isPresent() && envelope.inReplyTo().isEmpty()) {
                    send(member, envelope.reply(Envelope.body(Envelope.LEADER_OK)), now);
                }
            }
            case Envelope.ERROR -> {
                if (member.is(Member.State.STARTING)) {
                    throw new IllegalArgumentException("a refusal of init: "
                            + envelope.body().path("text").asString(""));
                }
                member.refuses(envelope);
            }
            default -> answer(member, envelope, ErrorCode.NOT_SUPPORTED, "type is \""
                    + envelope.type() + "\"; supported is leader", now);
        }
        settle(now);
    }

    private void remark(String words) {
        if (remarks.size() < MOST_REMARKS && !remarks.contains(words)) {
            remarks.add(words);
        }
    }

    private void fail(Member member, String words, long now) {
        if (!member.is(Member.State.DEAD)) {
            String all = member.name() + " " + words;
            failures.add(all);
            listener.told(all);
            actions.kill(member.name());
            gone(member, now);
        }
    }

    /** A process has ended, with a code. */
    void ended(String node, int code, long now) {
        fail(member(node), "has ended by itself, with code " + code, now);
    }

    private void gone(Member member, long now) {
        member.die();
        leaders.forget(member.name());
        settle(now);
    }

    private void send(Member member, Envelope envelope, long now) {
        if (!actions.send(member.name(), envelope.line())) {
            fail(member, "is killed: it does not read what it is sent", now);
        }
    }

    // What is done to programs --------------------------------------------------------------------

    /**
     * Does something to the group.
     *
     * @throws IllegalArgumentException if it cannot be done, in words
     */
    void act(Fault.Action action, long now) {
        scenario.require(action);
        switch (action) {
            case Fault.OnNode(Verb verb, var id) ->
                    onNode(verb, member(GroupScenario.name(id)), now);
            case Fault.CrashLeader crash -> onNode(Verb.CRASH,
                    member(leaders.mostNamed(running()).orElseThrow(() ->
                            new IllegalArgumentException("nobody leads"))), now);
            case Fault.Cut cut -> router.cut(cut);
            case Fault.Split split -> router.split(split);
            case Fault.Heal heal -> router.heal();
            case Fault.Slow slow -> router.slow(slow);
            default -> throw new IllegalArgumentException(action + " is done to no program");
        }
    }

    private void onNode(Verb verb, Member member, long now) {
        if (!member.allows(verb)) {
            throw new IllegalArgumentException(verb.name().toLowerCase(Locale.ROOT)
                    + " does nothing: " + member);
        }
        switch (verb) {
            case CRASH -> {
                actions.kill(member.name());
                gone(member, now);
            }
            case PAUSE -> {
                actions.stop(member.name());
                member.pause();
            }
            case RESUME -> {
                actions.goOn(member.name());
                member.goOn();
            }
            default -> start(member);
        }
        settle(now);
    }

    // Time ----------------------------------------------------------------------------------------

    /** Another tick has come: faults are done, what is due arrives, and leaders are asked for. */
    void tick(long now) {
        List<Fault> faults = scenario.scenario().faults();
        for (; script < faults.size() && faults.get(script).tick() <= now; script++) {
            try {
                act(faults.get(script).action(), now);
            } catch (IllegalArgumentException e) {
                remark(faults.get(script) + ": " + e.getMessage());
            }
        }
        deliver(now);
        List.copyOf(members.values()).forEach(member ->
                member.question(now).ifPresent(question -> send(member, question, now)));
    }

    private void deliver(long now) {
        router.arriving(now, name -> member(name).readiness())
                .forEach(envelope -> send(member(envelope.dest()), envelope, now));
    }

    /** How the group has done until a tick. */
    GroupOutcome outcome(long now) {
        Collection<Member> all = members.values();
        return new GroupOutcome(scenario.text(), all.size(), now, router.total(), router.byType(),
                router.bySender(), leaders.changes(), leaders.views(running()), failures(),
                List.copyOf(remarks));
    }
}
