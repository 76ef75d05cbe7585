package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Whatever strangers send is answered in words, and leaves nothing behind.
 *
 * <p>{@code -Dfuzz.cases=100000} tries more, {@code -Dfuzz.first=4711} begins elsewhere: every case
 * follows from its number.
 */
class FuzzTest {
    private static final int CASES = Integer.getInteger("fuzz.cases", 1_500);
    private static final int FIRST = Integer.getInteger("fuzz.first", 0);
    private static final int WARMING_UP = 400;
    private static final int THREADS = 3;
    private static final int MOST_FINDINGS = 20;
    private static final int LONGEST_LOG = 20_000;
    private static final int ADDRESSES = 400;
    private static final Limits LIMITS = new Limits(16, 2_000, 20_000, 5_000, 20_000, 20_000,
            2_000, 8_192, 262_144, 200, 200, 1_000_000, 1_000_000);
    private static final LabLimits LAB_LIMITS =
            new LabLimits(20, 60, 16, 20_000, 5, 2, 20, 20);

    private final Queue<String> findings = new ConcurrentLinkedQueue<>();

    @Test
    void everyInputIsAnsweredInWordsAndLeavesNothingBehind() throws Exception {
        try (LoggedLines log = new LoggedLines();
                Served server = Served.behindProxy(LIMITS, LAB_LIMITS)) {
            tryOut(server, FIRST, WARMING_UP);
            Footprint before = Footprint.ofThisProcess();
            tryOut(server, FIRST + WARMING_UP, Math.max(0, CASES - WARMING_UP));
            assertThat(findings).isEmpty();
            assertThat(server.get("/healthz").body()).isEqualTo("ok\n");
            assertThat(log.text()).hasSizeLessThan(LONGEST_LOG)
                    .doesNotContain(" ERROR ", "Exception", "\tat ", "Error:");
            server.awaitNobody();
            before.requireNoGrowth();
        }
    }

    private void tryOut(Served server, int first, int count) throws Exception {
        AtomicInteger next = new AtomicInteger(first);
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = IntStream.range(0, THREADS)
                    .<Future<?>>mapToObj(thread -> threads.submit(() -> {
                        try (Wire wire = new Wire(server.port())) {
                            for (int number = next.getAndIncrement(); number < first + count
                                    && findings.size() < MOST_FINDINGS;
                                    number = next.getAndIncrement()) {
                                tryOne(server, wire, number);
                            }
                        }
                        return true;
                    })).toList();
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    private void tryOne(Served server, Wire wire, int number) {
        Specimens specimens = new Specimens(new Random(number));
        Mutation mutation = specimens.mutation();
        String address = "10.0." + number % ADDRESSES / 200 + "." + (1 + number % 200);
        String what = "frames";
        try {
            switch (mutation.below(20)) {
                case 0, 1 -> new FrameFuzz(specimens, server).tryOut(address);
                case 2 -> {
                    what = "leaving: " + specimens.target();
                    wire.askAndLeave(("GET " + specimens.target() + " HTTP/1.1\r\nHost: x\r\n"
                            + "X-Forwarded-For: " + address + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8), mutation.percent(50));
                }
                case 3, 4 -> {
                    what = specimens.request(address);
                    check(wire.askAndHangUp(what.getBytes(StandardCharsets.UTF_8)));
                }
                case 5 -> {
                    what = "X-Forwarded-For: " + specimens.forwarded();
                    assertThat(new Clients(true, 2, 20).address("remote", List.of(
                            what.substring(what.indexOf(' '))))).matches(
                            "remote|[0-9.]{7,15}|[0-9a-f:]{19}::/64");
                }
                default -> {
                    what = "GET " + specimens.target();
                    String stream = mutation.percent(15)
                            ? "Accept: application/x-ndjson\r\n" : "";
                    String forwarded = mutation.percent(20) ? specimens.headerLine(
                            "X-Forwarded-For: " + specimens.forwarded()) : "";
                    check(wire.ask((what + " HTTP/1.1\r\nHost: localhost\r\n" + stream + forwarded
                            + "X-Forwarded-For: " + address + "\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8), false));
                }
            }
        } catch (IOException | RuntimeException | AssertionError e) {
            findings.add("case " + number + ": " + what + "\n  " + e);
        }
    }

    private static void check(Wire.Answer answer) {
        int status = answer.status();
        assertThat(answer.body()).doesNotContain("hustings.server.", "org.eclipse.", "Unhandled");
        assertThat(status).as(answer.body()).matches(code ->
                code < 500 || code == 503 || code == 505, "no failure");
        // A trace may be one of no events.
        boolean mayBeEmpty = !answer.hasBody() || status / 100 == 3
                || answer.header("content-type").equals("application/x-ndjson");
        assertThat(mayBeEmpty || !answer.body().isBlank()).as("body").isTrue();
        if (status >= 400 && answer.hasBody()) {
            assertThat(answer.body()).as("words of a refusal").containsAnyOf(
                    "class=\"error\"", "\"message\":\"");
        }
    }
}
