package hustings.server;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests that ask a real server, one for all of them. */
abstract class ServedTest {
    static Served served;

    @BeforeAll
    static void serve() {
        served = new Served();
    }

    @AfterAll
    static void close() {
        served.close();
    }
}
