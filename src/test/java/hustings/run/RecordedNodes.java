package hustings.run;

import hustings.model.Category;
import hustings.model.MessageKind;
import hustings.model.Role;
import hustings.model.StateField;
import hustings.scenario.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** The nodes and messages of a recorded run, as they follow from its events. */
final class RecordedNodes {
    private final Recording recording;
    private final RunListener listener;
    private final Map<Integer, Process> processes = new LinkedHashMap<>();
    private final Map<Long, Snapshot.InFlight> inFlight = new LinkedHashMap<>();
    private final Map<String, MessageKind> kinds;
    private final Map<String, Long> sentOf = new TreeMap<>();
    private final Map<List<Integer>, Long> latest = new HashMap<>();
    private long delivered;
    private long lost;
    private long toDead;
    private long duplicated;
    /** Whether what is read just now is not the consequence of a message. */
    boolean unasked = true;

    private static final class Process {
        final Snapshot.NodeState start;
        Status status = Status.UP;
        Role role = Role.FOLLOWER;
        int leader;
        long term;
        int suspect;
        Map<String, String> fields;
        List<Snapshot.Pending> timers = new ArrayList<>();
        long sent;
        long received;

        Process(Snapshot.NodeState start) {
            this.start = start;
            fields = new LinkedHashMap<>(start.fields());
        }
    }

    RecordedNodes(Recording recording, RunListener listener) {
        this.recording = recording;
        this.listener = listener;
        recording.start().nodes().forEach(node -> processes.put(node.id(), new Process(node)));
        kinds = recording.algorithm().kinds().stream()
                .collect(Collectors.toMap(MessageKind::name, Function.identity()));
    }

    IntStream ids() {
        return processes.keySet().stream().mapToInt(id -> id);
    }

    int index(int id) {
        return List.copyOf(processes.keySet()).indexOf(id);
    }

    boolean isAlive(int id) {
        return process(id).status.isAlive();
    }

    Status status(int id) {
        return process(id).status;
    }

    Role role(int id) {
        return process(id).role;
    }

    int leader(int id) {
        return process(id).leader;
    }

    long term(int id) {
        return process(id).term;
    }

    private Process process(int id) {
        Process process = processes.get(id);
        if (process == null) {
            throw new IllegalArgumentException(
                    "node is " + id + "; there are " + ids().boxed().toList());
        }
        return process;
    }

    int leading() {
        return (int) ids().filter(id -> isAlive(id) && role(id) == Role.LEADER).count();
    }

    /** Whether all live nodes recognise the same live leader. */
    boolean isAgreed() {
        int[] leaders = ids().filter(this::isAlive).map(this::leader).distinct().toArray();
        return leaders.length == 1 && leaders[0] != 0 && isAlive(leaders[0])
                && role(leaders[0]) == Role.LEADER;
    }

    boolean isContest(String kind) {
        return kinds.containsKey(kind) && kinds.get(kind).isContest();
    }

    long contestInFlight() {
        return inFlight.values().stream().filter(message -> isContest(message.kind())).count();
    }

    LongStream sentAt() {
        return inFlight.values().stream().mapToLong(Snapshot.InFlight::sentAt);
    }

    /** Timers that are set; those that only watch are among them if they are asked for. */
    List<Snapshot.Pending> timers(boolean watching) {
        return processes.values().stream().flatMap(process -> process.timers.stream())
                .filter(timer -> watching
                        || kinds.get(timer.timer()).category() != Category.WATCH).toList();
    }

    /** Whether an event is a detector's everyday work. */
    boolean isDetection(Event event) {
        return switch (event.what()) {
            case Event.Sent sent -> isDetection(sent.kind());
            case Event.Delivered arrived -> isDetection(arrived.kind());
            case Event.Dropped dropped -> isDetection(dropped.kind());
            case Event.TimerSet set -> isDetection(set.timer());
            case Event.TimerFired fired -> isDetection(fired.timer());
            case Event.TimerCancelled cancelled -> isDetection(cancelled.timer());
            default -> false;
        };
    }

    private boolean isDetection(String kind) {
        Category category = kinds.containsKey(kind) ? kinds.get(kind).category() : Category.DETECT;
        return category == Category.DETECT || category == Category.WATCH;
    }

    /** Takes in an event; whoever judges hears of it as of one that happens now. */
    void read(Event event) {
        long tick = event.tick();
        int id = event.node();
        switch (event.what()) {
            case Event.Sent(int to, String kind, String content, long due) -> {
                sentOf.merge(kind, 1L, Long::sum);
                process(id).sent++;
                put(new Snapshot.InFlight(event.number(), id, to, kind, content, tick, due));
                if (due - tick > recording.scenario().assumedDelta()) {
                    disturbed(new Disturbance.Late(due - tick, due), event);
                }
            }
            case Event.Duplicated(int to, String kind, String content, long due) -> {
                duplicated++;
                put(new Snapshot.InFlight(event.number(), id, to, kind, content, tick, due));
                disturbed(new Disturbance.Doubled(due), event);
            }
            case Event.Delivered arrived -> {
                unasked = false;
                inFlight.remove(event.cause());
                delivered++;
                process(id).received++;
            }
            case Event.Dropped(int from, int to, String kind, Event.Reason reason) -> {
                inFlight.remove(event.cause());
                if (reason == Event.Reason.LOSS) {
                    lost++;
                    disturbed(new Disturbance.Lost(), event);
                } else {
                    toDead++;
                }
            }
            case Event.TimerSet(String timer, String content, long due) ->
                    process(id).timers.add(new Snapshot.Pending(timer, tick, due));
            case Event.TimerFired(String timer, String content) -> {
                unasked = true;
                removeTimer(id, timer, tick);
            }
            case Event.TimerCancelled(String timer) -> removeTimer(id, timer, 0);
            case Event.RoleChanged(Role role, long term) ->
                    become(event, role, role == Role.LEADER ? id : 0, term);
            case Event.Recognised(int leader, long term) ->
                    become(event, Role.FOLLOWER, leader, term);
            case Event.Suspected(int suspect) -> {
                unasked = true;
                process(id).suspect = suspect;
                listener.suspected(index(id), suspect, tick);
                if (isAlive(suspect)) {
                    disturbed(new Disturbance.Misjudged(id, suspect), event);
                }
            }
            case Event.Trusted(int trusted) -> process(id).suspect = 0;
            case Event.Acted(String action) -> act(Fault.parse(action), event);
            case Event.Started started -> unasked = true;
            case Event.Delayed delayed -> throw unexpected(event);
            case Event.Failed failed -> throw unexpected(event);
            case Event.Note note -> { }
        }
    }

    private static IllegalArgumentException unexpected(Event event) {
        return new IllegalArgumentException("event is " + event + "; this is not read here");
    }

    private void put(Snapshot.InFlight message) {
        inFlight.put(message.number(), message);
        List<Integer> link = List.of(message.from(), message.to());
        long before = latest.getOrDefault(link, 0L);
        if (message.due() < before) {
            listener.disturbed(new Disturbance.Overtaken(before), message.sentAt(),
                    message.number());
        }
        latest.put(link, Math.max(before, message.due()));
    }

    private void removeTimer(int id, String timer, long due) {
        List<Snapshot.Pending> timers = process(id).timers;
        timers.stream().filter(each -> each.timer().equals(timer)
                && (due == 0 || each.due() == due)).findFirst().ifPresent(timers::remove);
    }

    private void become(Event event, Role role, int leader, long term) {
        Process process = process(event.node());
        process.role = role;
        process.leader = leader;
        process.term = term;
        // Who is in touch with a leader suspects nobody.
        process.suspect = leader == 0 ? process.suspect : 0;
        listener.became(index(event.node()), role, leader, term, event.number());
    }

    private void disturbed(Disturbance disturbance, Event event) {
        listener.disturbed(disturbance, event.tick(), event.number());
    }

    private void act(Fault.Action action, Event event) {
        unasked = true;
        // Judges hear of it before it is done.
        disturbed(new Disturbance.Acted(action, event.node()), event);
        Process process = process(event.node());
        Fault.Verb verb = action instanceof Fault.OnNode on ? on.verb() : Fault.Verb.CRASH;
        switch (verb) {
            case CRASH -> {
                process.status = Status.CRASHED;
                forget(process);
            }
            case RECOVER -> {
                process.status = Status.UP;
                process.term = 0;
                Map<String, String> fresh = new LinkedHashMap<>(process.start.fields());
                fresh.putAll(process.fields);
                process.fields = fresh;
            }
            case PAUSE -> process.status = Status.PAUSED;
            case RESUME -> process.status = Status.UP;
            case ELECT -> { }
            case JOIN, LEAVE -> throw unexpected(event);
        }
    }

    private void forget(Process process) {
        process.role = Role.FOLLOWER;
        process.leader = 0;
        process.suspect = 0;
        process.timers = new ArrayList<>();
        List<String> durable = recording.algorithm().fields().stream()
                .filter(StateField::durable).map(StateField::name).toList();
        process.fields.keySet().retainAll(durable);
    }

    void change(int id, List<Change> changes) {
        changes.forEach(change -> process(id).fields.put(change.field(), change.after()));
    }

    Snapshot snapshot() {
        return new Snapshot(ids().mapToObj(this::state).toList(),
                inFlight.values().stream()
                        .sorted(Comparator.comparing(Snapshot.InFlight::due)).toList());
    }

    Snapshot.NodeState state(int id) {
        Process process = process(id);
        return new Snapshot.NodeState(id, process.status,
                process.role, process.leader, process.term, process.suspect,
                new LinkedHashMap<>(process.fields), List.copyOf(process.timers), process.sent,
                process.received);
    }

    private long sent(Category category) {
        return sentOf.entrySet().stream()
                .filter(entry -> kinds.get(entry.getKey()).category() == category)
                .mapToLong(Map.Entry::getValue).sum();
    }

    long electionSent() {
        return sent(Category.ELECTION);
    }

    long inFlight() {
        return inFlight.size();
    }

    Result.Messages messages() {
        return new Result.Messages(sentOf.values().stream().mapToLong(count -> count).sum(),
                delivered, lost, 0, toDead, duplicated, 0, inFlight.size(),
                sent(Category.ELECTION), sent(Category.ANNOUNCE), sent(Category.DETECT),
                sent(Category.TRANSPORT), sent(Category.STORE), Map.copyOf(sentOf));
    }

    Result.Busiest busiest() {
        return ids().boxed().map(id -> new Result.Busiest(id, process(id).sent))
                .reduce((one, other) -> other.sent() > one.sent() ? other : one).orElseThrow();
    }
}
