package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser has what belongs together, after an upgrade too, and asks no more than it has to. */
class StaticFilesTest extends ServedTest {
    @TempDir
    private Path folder;

    private Path release(String name, String script) throws IOException {
        Path web = folder.resolve(name);
        Files.createDirectories(web.resolve("pages"));
        for (String kind : List.of("script", "style", "image")) {
            Files.createDirectories(web.resolve(kind));
        }
        edit(web.resolve("script/theme.js"), script);
        return web;
    }

    private static void edit(Path file, String script) throws IOException {
        Files.writeString(file, script);
        // As the build does, so that it can be repeated.
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000_000_000L));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void anUpgradeIsNoticedThoughTheOldFileIsAsLongAndAsOld() throws IOException {
        String tag;
        try (Served before = new Served(Optional.of(release("before", "let a = 1;\n")))) {
            tag = header(before.get("/script/theme.js"), "ETag");
            assertThat(before.get("/script/theme.js", Map.of("If-None-Match", tag)).statusCode())
                    .isEqualTo(304);
        }
        try (Served after = new Served(Optional.of(release("after", "let a = 2;\n")))) {
            HttpResponse<String> answer =
                    after.get("/script/theme.js", Map.of("If-None-Match", tag));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).isEqualTo("let a = 2;\n");
        }
    }

    @Test
    void inACheckoutAnEditIsSeenOnReload() throws IOException {
        Path web = release("checkout", "let a = 1;\n");
        try (Served checkout = new Served(Optional.of(web))) {
            String tag = header(checkout.get("/script/theme.js"), "ETag");
            edit(web.resolve("script/theme.js"), "let a = 2;\n");
            HttpResponse<String> answer =
                    checkout.get("/script/theme.js", Map.of("If-None-Match", tag));
            assertThat(answer.body()).isEqualTo("let a = 2;\n");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
            assertThat(checkout.get("/library").body()).contains("src=\"/script/theme.js\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/script/playground.js", "/style/tokens.css", "/image/mark.svg",
        "/webjars/htmx.org/2.0.10/dist/htmx.min.js", "/api/algorithms", "/library", "/lab",
        "/scenario", "/api/run?n=3"})
    void everyTagIsInQuotesAndComesWithWhatItDependsOn(String path) {
        HttpResponse<String> whole = served.get(path, Map.of("Accept-Encoding", "gzip"));
        String tag = header(whole, "ETag");
        assertThat(tag).matches("W/\"[0-9a-f]{24}\"");
        for (String known : List.of(tag, "\"other\", " + tag, tag.substring(2), "*")) {
            HttpResponse<String> unchanged = served.get(path, Map.of("If-None-Match", known));
            assertThat(unchanged.statusCode()).as(known).isEqualTo(304);
            assertThat(unchanged.body()).isEmpty();
            assertThat(unchanged.headers().map()).doesNotContainKeys(
                    "content-length", "transfer-encoding");
            assertThat(header(unchanged, "ETag")).isEqualTo(tag);
            assertThat(header(unchanged, "Vary")).isEqualTo("Accept-Encoding");
            assertThat(header(unchanged, "Cache-Control")).isEqualTo("no-cache");
        }
        assertThat(header(whole, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(whole, "Cache-Control")).isEqualTo("no-cache");
        assertThat(served.get(path, Map.of("If-None-Match", "\"other\"")).statusCode())
                .isEqualTo(200);
    }

    private static Set<String> named(String page) {
        return Pattern.compile("\\s(?:src|href|data-htmx)=\"(/[^\"?]+\\.\\w+)\"").matcher(page)
                .results().map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void aBuiltServerNamesItsFilesByTheirContentAndTheyAreKeptForEver() {
        try (Served built = new Served(Optional.empty())) {
            Set<String> files = new TreeSet<>();
            for (String page : List.of("/", "/lab", "/library", "/algorithms",
                    "/algorithms/bully", "/?n=0")) {
                files.addAll(named(built.get(page).body()));
            }
            assertThat(files).hasSizeGreaterThan(20).allSatisfy(file -> {
                assertThat(file).matches("/v/[0-9a-f]{24}/(script|style|image|webjars)/.+");
                HttpResponse<String> answer = built.get(file);
                assertThat(answer.statusCode()).as(file).isEqualTo(200);
                assertThat(header(answer, "Cache-Control"))
                        .isEqualTo("public, max-age=31536000, immutable");
            });
            String script = "/script/playground.js";
            for (String path : List.of(script, "/v/0123abcd" + script)) {
                HttpResponse<String> answer = built.get(path);
                assertThat(answer.body()).isEqualTo(served.get(script).body());
                assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
            }
            assertThat(built.get("/v/0123abcd/pages/head.jte").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/script/", "/script", "/script/none.js", "/v/", "/v/0/", "/v/0/script",
        "/script/%2e%2e/pages/head.jte", "/v/0/script/..%2f..%2f..%2fpom.xml", "/image/..;/pom.xml",
        "/webjars/htmx.org/2.0.10/package.json", "/script/%00theme.js", "/pages/head.jte"})
    void nothingElseIsServed(String path) {
        assertThat(served.raw(path)).startsWith("HTTP/1.1 4").doesNotContain("@param")
                .doesNotContain("<project");
    }
}
