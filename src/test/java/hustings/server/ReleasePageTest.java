package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of a server that was built, in a real browser: files are named by their content. */
class ReleasePageTest extends Visit {
    private static final String FILES = "/(script|style|image|webjars)/.*";

    @BeforeAll
    static void serveRelease() {
        served.close();
        served = new Served(Optional.empty());
    }

    private static List<String> fetched() {
        List<?> paths = (List<?>) ask("return performance.getEntriesByType('resource')"
                + ".map(entry => new URL(entry.name).pathname)");
        return paths.stream().map(String::valueOf).toList();
    }

    @Test
    void fetchesAllOfItsFilesFromTheirLastingAddresses() {
        open("");
        showTab("log");
        press("d");
        waitFor("return document.querySelector('.space-time canvas') !== null");
        press("r");
        waitFor("return location.search.includes('seed=')");
        assertThat(fetched()).noneMatch(path -> path.matches(FILES))
                .filteredOn(path -> path.matches("/v/[0-9a-f]{24}" + FILES))
                .hasSizeGreaterThan(50)
                .anyMatch(path -> path.endsWith("/script/log.js"))
                .anyMatch(path -> path.endsWith("/style/space-time.css"))
                .anyMatch(path -> path.endsWith("/htmx.min.js"));
        browser.get(served.address() + "/lab");
        waitFor("return document.querySelectorAll('main svg').length > 0");
        assertThat(fetched()).noneMatch(path -> path.matches(FILES))
                .anyMatch(path -> path.endsWith("/d3-scale.min.js"));
    }
}
