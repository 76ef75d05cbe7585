package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collection;
import java.util.List;
import org.eclipse.jetty.session.DefaultSessionCache;
import org.eclipse.jetty.session.SessionManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is kept for whoever asks, before it is admitted. */
class StatelessTest extends ServedTest {
    private static final String[] UPGRADE = {"Upgrade: websocket", "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="};

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/ws", "/ws/", "/ws?session", "/api/run?n=0", "/lab",
        "/healthz", "/script/theme.js", "/;jsessionid=abc", "/ws;jsessionid=abc"})
    void noAnswerSetsACookieNotEvenToWhoWantsASocket(String path) {
        assertThat(served.raw(path)).startsWith("HTTP/1.1 ").doesNotContainIgnoringCase(
                "Set-Cookie");
        // One that is let in stays open, and so it asks for a protocol that is refused.
        assertThat(served.raw(path, UPGRADE[0], UPGRADE[1], UPGRADE[2],
                "Sec-WebSocket-Protocol: other", "Cookie: JSESSIONID=node0abc"))
                .startsWith("HTTP/1.1 4").doesNotContainIgnoringCase("Set-Cookie");
    }

    @Test
    void noSessionIsEverMade() {
        served.raw("/", UPGRADE);
        served.raw("/ws", UPGRADE[0], UPGRADE[1], UPGRADE[2], "Sec-WebSocket-Protocol: other");
        served.upgraded(List.of(UPGRADE));
        Collection<SessionManager> managers =
                served.server().jetty().getContainedBeans(SessionManager.class);
        assertThat(managers).isNotEmpty().allSatisfy(manager -> {
            assertThat(manager.getSessionCache()).isInstanceOfSatisfying(DefaultSessionCache.class,
                    cache -> assertThat(cache.getSessionsTotal()).isZero());
            assertThatThrownBy(() -> manager.newSession(null, null, session -> { }))
                    .isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    void whoIsLetInGetsNoCookieEither() {
        try (Viewer viewer = served.view()) {
            viewer.send("{'type':'open','scenario':'n=3'}");
            assertThat(viewer.next("keyframe").has("tick")).isTrue();
        }
        assertThat(served.upgraded(List.of(UPGRADE)))
                .startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("Set-Cookie");
    }

    @Test
    void aSocketElsewhereIsRefusedInWords() {
        assertThat(served.raw("/nowhere", UPGRADE)).startsWith("HTTP/1.1 404")
                .contains("there is no socket here, it is at /ws");
    }

    @Test
    void onlySoManyAddressesAreRememberedAndNoDebtIsDrivenOut() {
        Clients clients = new Clients(false, 2, 20, 100);
        Client debtor = clients.of("192.0.2.1");
        debtor.requests().charge(1_000, System.nanoTime());
        for (int i = 0; i < 10_000; i++) {
            Client flood = clients.of("2001:db8:0:" + Integer.toHexString(i));
            flood.requests().charge(1_000, System.nanoTime());
        }
        assertThat(clients.count()).isLessThanOrEqualTo(100 + 256);
        assertThat(clients.of("192.0.2.1")).isSameAs(debtor);
    }

    @Test
    void anAddressWithAnExperimentInTheQueueIsNotForgotten() {
        Client caller = new Client(2, 20, System.nanoTime());
        LabQueue queue = new LabQueue(LabLimits.STANDARD);
        LabQueue.Ticket ticket = queue.enter(caller);
        assertThat(caller.isForgettable(System.nanoTime())).isFalse();
        ticket.close();
        ticket.close();
        assertThat(caller.isForgettable(System.nanoTime())).isTrue();
    }
}
