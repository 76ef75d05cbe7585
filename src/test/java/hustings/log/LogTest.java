package hustings.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The log stays short and readable, whatever strangers send. */
class LogTest {
    private final List<String> lines = new ArrayList<>();
    private long now = 1;
    private final LogWriter writer = new LogWriter(lines::add, () -> now);
    private final LineLogger logger = new LineLogger("some.Logger", Level.WARN, writer);

    @Test
    void isWhatAllLibrariesWriteTo() {
        assertThat(LoggerFactory.getLogger("org.eclipse.jetty.server.Server"))
                .isInstanceOf(LineLogger.class)
                .satisfies(jetty -> assertThat(jetty.isInfoEnabled()).isFalse());
    }

    @Test
    void aLineIsShortHoweverLongTheTextThatSomebodyHasSent() {
        logger.warn("bad authority: [" + "a".repeat(120_000) + "]");
        logger.warn("bad authority: [{}]", "a".repeat(120_000));
        logger.error("{} of {} failed: {}", "x".repeat(5_000), "y".repeat(5_000), "because");
        assertThat(lines).hasSize(3).allMatch(line -> line.length() < 1_100);
        assertThat(lines.get(0)).contains("WARN some.Logger - bad authority: [aaa");
        assertThat(lines.get(1)).contains("aaa… (120000 characters)]");
        assertThat(lines.get(2)).endsWith("failed: because");
    }

    @Test
    void whatIsLoggedCannotLookLikeALineOfItsOwn() {
        logger.warn("no page {}",
                "/x\r\n2026-01-01 ERROR all is lost\u001b[2J\u2028\u202e\0\u0085");
        assertThat(lines).singleElement().asString().matches("[ -~]+")
                .contains("/x  2026-01-01 ERROR all is lost [2J");
    }

    @Test
    void anExceptionIsOneLineThatSaysWhatAndWhere() {
        logger.error("failed", new IllegalStateException("one\ntwo" + "x".repeat(9_000)));
        assertThat(lines).singleElement().asString().contains(
                "failed: java.lang.IllegalStateException: one two", " at hustings.log.LogTest.")
                .hasSizeLessThan(800).doesNotContain("\n");
    }

    @Test
    void whoeverGoesWhileItIsAnsweredIsNoError() {
        List.of(new EOFException(), new ClosedChannelException(), new IOException("Broken pipe"),
                new IOException("Connection reset by peer"), new TimeoutException("idle"),
                new UncheckedIOException(new org.eclipse.jetty.io.EofException("closed")),
                new IllegalStateException(new IllegalStateException(new EOFException())))
                .forEach(gone -> logger.error("failed", gone));
        assertThat(lines).isEmpty();
        logger.error("failed", new IOException("disk is full"));
        assertThat(lines).hasSize(1);
    }

    @Test
    void oneKindOfLineIsToldOnlySoOftenAMinute() {
        for (int i = 0; i < 1_000; i++) {
            logger.warn("bad port [{}]", i);
        }
        assertThat(lines).hasSize(LogWriter.MOST_A_MINUTE);
        logger.warn("another kind");
        assertThat(lines).hasSize(LogWriter.MOST_A_MINUTE + 1);
        now += TimeUnit.MINUTES.toNanos(1);
        logger.warn("bad port [{}]", 7);
        assertThat(lines.getLast()).endsWith("bad port [7] (and 990 more of the kind before)");
    }

    @Test
    void textsThatAreAllDifferentAreToldSparinglyToo() {
        for (int i = 0; i < 100_000; i++) {
            logger.warn("bad port " + i);
        }
        assertThat(lines).hasSizeLessThan(300);
    }

    @Test
    void whatIsNotSeriousIsNotTold() {
        logger.info("a request came");
        logger.debug("a request came");
        assertThat(lines).isEmpty();
    }
}
