package hustings.live.lab;

import hustings.live.lab.BullyMember.Draw;
import java.io.IOException;
import java.net.Socket;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A node of the exercise: a {@link BullyMember} with sockets and a clock.
 *
 * <p>One thread decides, one event after another; connections wait for it in threads of theirs.
 */
public final class ExerciseNode implements AutoCloseable {
    private final NodeSettings settings;
    private final Consumer<MemberId> onLeader;
    private final BullyMember member;
    private final MemberListener listener;
    private final Outgoing outgoing;
    private final BlockingQueue<Runnable> events = new LinkedBlockingQueue<>();
    private final Thread deciding = new Thread(this::decide, "node");
    private final long start = System.nanoTime();
    private volatile boolean ended;

    /**
     * Listens, joins, and elects from then on.
     *
     * @param onLeader told of every leader that it follows anew, itself included, by one thread
     * @throws IllegalArgumentException if the daemon is not there, or refuses
     */
    public ExerciseNode(NodeSettings settings, RandomGenerator luck,
            Consumer<MemberId> onLeader) {
        this.settings = settings;
        this.onLeader = onLeader;
        Draw draw = range -> luck.nextInt(range.from(), range.to() + 1);
        member = new BullyMember(settings.self(), settings.times(), settings.behaviour(), draw);
        listener = new MemberListener(settings.times(), this::reply);
        outgoing = new Outgoing(settings.times());
        try (Socket socket = new Socket()) {
            Map<MemberId, Endpoint> group = join(socket);
            events.add(() -> carryOut(member.joined(now(), group)));
        } catch (IOException | RuntimeException e) {
            close();
            throw e instanceof RuntimeException told ? told : new IllegalArgumentException(
                    "no GCD at " + settings.daemon() + ": " + e.getMessage(), e);
        }
        deciding.start();
    }

    /** Where it listens. */
    public Endpoint address() {
        return listener.address();
    }

    /** Feigns a failure until {@link #recover}. */
    public void fail(Action.Silence silence) {
        tell(() -> carryOut(member.fail(silence)));
    }

    /** Ends a failure that it feigns. */
    public void recover() {
        tell(() -> carryOut(member.recover()));
    }

    private Map<MemberId, Endpoint> join(Socket socket) throws IOException {
        Endpoint address = listener.address();
        Map<MemberId, Endpoint> group = new LinkedHashMap<>(new GcdClient(
                settings.daemon(), settings.dialect(), settings.times().request())
                .join(socket, settings.self(), address));
        // Another daemon may tell whoever has joined only of the others.
        group.putIfAbsent(settings.self(), address);
        return group;
    }

    private long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    private void decide() {
        while (!ended) {
            try {
                long wait = member.wakeAt().orElse(Long.MAX_VALUE) - now();
                Runnable event = events.poll(Math.max(0, wait), TimeUnit.MILLISECONDS);
                if (event != null) {
                    event.run();
                }
                carryOut(member.ring(now()));
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Has a message decided on: there is an answer, or none, or not even that. */
    private CompletableFuture<Optional<PickleValue>> reply(Message message) {
        CompletableFuture<Optional<PickleValue>> answer = new CompletableFuture<>();
        tell(() -> {
            List<Action> actions = member.received(now(), message);
            carryOut(actions.stream().filter(each -> !(each instanceof Action.Reply)).toList());
            for (Action action : actions) {
                if (action instanceof Action.Reply reply) {
                    answer.complete(reply(reply));
                }
            }
            if (!member.isSilent()) {
                answer.complete(Optional.empty());
            }
        });
        return answer;
    }

    /** What goes back on the connection. */
    private Optional<PickleValue> reply(Action.Reply reply) {
        Dialect dialect = settings.dialect();
        boolean toProbe = reply.to() == Action.Kind.PROBE;
        PickleValue answer = settings.answers() == NodeSettings.Answers.WITH_MEMBERS
                ? dialect.answer(member.members())
                : toProbe ? dialect.probeAnswer() : dialect.answer();
        Optional<Endpoint> sender = dialect.answersOnNewConnection() && !toProbe
                ? reply.sender().flatMap(member::addressOf) : Optional.empty();
        sender.ifPresent(address -> outgoing.tell(address, PickleWriter.write(answer)));
        return sender.isPresent() ? Optional.empty() : Optional.of(answer);
    }

    private void tell(Runnable event) {
        events.add(event);
    }

    private void carryOut(List<Action> actions) {
        Map<Action.Kind, byte[]> messages = new EnumMap<>(Action.Kind.class);
        for (Action action : actions) {
            switch (action) {
                case Action.Send send -> send(send,
                        messages.computeIfAbsent(send.kind(), this::message));
                case Action.Register register -> register();
                case Action.Follow(Optional<MemberId> leader) -> leader.ifPresent(onLeader);
                case Action.Fail(Action.Silence silence) -> listener.fail(silence);
                case Action.Recover recover -> listener.recover();
                case Action.Reply reply -> throw new IllegalStateException("nobody to answer");
            }
        }
    }

    private byte[] message(Action.Kind kind) {
        MemberId self = settings.self();
        Dialect dialect = settings.dialect();
        return PickleWriter.write(switch (kind) {
            case ELECTION -> dialect.election(self, member.members());
            case VICTORY -> dialect.victory(self, member.members());
            case PROBE -> dialect.probe();
        });
    }

    private void send(Action.Send send, byte[] message) {
        Optional<Endpoint> address = member.addressOf(send.to());
        if (address.isEmpty()) {
            tell(() -> carryOut(member.notAnswered(now(), send)));
        } else if (send.kind() == Action.Kind.VICTORY) {
            outgoing.tell(address.get(), message);
        } else {
            int timeout = send.kind() == Action.Kind.PROBE ? settings.times().probeAnswer()
                    : settings.times().answer();
            outgoing.ask(address.get(), message, timeout, answer -> tell(() -> carryOut(
                    answer.map(words -> member.answered(now(), send, words))
                            .orElseGet(() -> member.notAnswered(now(), send)))));
        }
    }

    private void register() {
        outgoing.run(socket -> {
            try {
                Map<MemberId, Endpoint> group = join(socket);
                tell(() -> carryOut(member.joined(now(), group)));
            } catch (IOException | IllegalArgumentException e) {
                tell(() -> carryOut(member.notJoined(now())));
            }
        });
    }

    /** Ends it, with all its connections and threads; not to be called by {@code onLeader}. */
    @Override
    public void close() {
        ended = true;
        deciding.interrupt();
        try {
            deciding.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listener.close();
        outgoing.close();
    }
}
