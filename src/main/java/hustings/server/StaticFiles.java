package hustings.server;

import io.javalin.http.Context;
import io.javalin.http.staticfiles.ResourceHandler;
import io.javalin.http.staticfiles.StaticFileConfig;
import io.javalin.security.RouteRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that pages are made of: scripts, style sheets, pictures, and libraries for the browser.
 *
 * <p>Pages name them with a hash of all of them before, so that a browser need never ask again; as
 * modules import each other by relative addresses, they stay within that. Without it, or with that
 * of another release, they are there too, and asked for anew each time. In a checkout they are read
 * from their folder when they are asked for, so that an edit is seen on reload, and pages name no
 * hash.
 */
final class StaticFiles implements ResourceHandler {
    private static final List<String> FOLDERS = List.of("script", "style", "image");
    private static final String LIBRARIES = "META-INF/resources/webjars";
    private static final Pattern VERSIONED = Pattern.compile("/v/(?<version>\\w+)(?<path>/.+)");
    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml", "json", "application/json",
            "ts", "text/plain; charset=utf-8");

    private record Content(byte[] bytes, String tag) {
        Content(byte[] bytes) {
            this(bytes, EntityTag.of(bytes));
        }
    }

    private final Map<String, Content> kept = new TreeMap<>();
    private final Optional<Path> web;
    private final String version;

    /** Those of the class path or, if there is such a folder, those in it. */
    StaticFiles(Optional<Path> web) {
        this.web = web.map(folder -> folder.toAbsolutePath().normalize());
        // Of a library, only what is made for browsers.
        ResourceTree.read(LIBRARIES, name -> name.endsWith(".min.js"))
                .forEach((name, bytes) -> kept.put("/webjars/" + name, new Content(bytes)));
        if (web.isEmpty()) {
            FOLDERS.forEach(folder -> ResourceTree.read("web/" + folder, name -> true)
                    .forEach((name, bytes) ->
                            kept.put("/" + folder + "/" + name, new Content(bytes))));
        }
        version = EntityTag.hash(everything());
    }

    private byte[] everything() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        kept.forEach((path, content) -> all.writeBytes(
                (path + " " + content.tag() + "\n").getBytes(StandardCharsets.UTF_8)));
        return all.toByteArray();
    }

    /** What stands before the addresses of files in pages. */
    String prefix() {
        return web.isPresent() ? "" : "/v/" + version;
    }

    @Override
    public boolean canHandle(Context context) {
        return find(path(context)).isPresent();
    }

    @Override
    public boolean handle(Context context) {
        String path = path(context);
        Optional<Content> content = find(path);
        content.ifPresent(found -> {
            context.contentType(TYPES.getOrDefault(
                    path.substring(path.lastIndexOf('.') + 1), "application/octet-stream"));
            if (web.isEmpty() && context.path().startsWith(prefix() + "/")) {
                context.header("Cache-Control", "public, max-age=31536000, immutable");
            }
            context.header("ETag", found.tag()).result(found.bytes());
        });
        return content.isPresent();
    }

    private static String path(Context context) {
        Matcher versioned = VERSIONED.matcher(context.path());
        return versioned.matches() ? versioned.group("path") : context.path();
    }

    private Optional<Content> find(String path) {
        Optional<Content> found = Optional.ofNullable(kept.get(path));
        return found.isPresent() ? found : web.flatMap(folder -> read(folder, path));
    }

    private static Optional<Content> read(Path web, String path) {
        boolean hosted = path.matches("/[\\w./-]+") && !path.contains("..")
                && FOLDERS.stream().anyMatch(folder -> path.startsWith("/" + folder + "/"));
        Path file = hosted ? web.resolve(path.substring(1)) : web;
        try {
            return Files.isRegularFile(file) ? Optional.of(new Content(Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean addStaticFileConfig(StaticFileConfig config) {
        throw new IllegalArgumentException("folder " + config.directory
                + " is not served; allowed are " + FOLDERS);
    }

    @Override
    public Set<RouteRole> resourceRouteRoles(Context context) {
        return Set.of();
    }
}
