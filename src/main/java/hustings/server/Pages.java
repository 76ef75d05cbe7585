package hustings.server;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.resolve.DirectoryCodeResolver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Renders the pages: from the classes that the build made of them or, in a checkout, from the
 * templates themselves as soon as one has been edited: a change needs a reload and no build.
 */
final class Pages {
    private final TemplateEngine built =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "hustings.pages");
    private final Optional<Path> folder;
    private final FileTime builtAt;
    private final String files;
    private Optional<TemplateEngine> edited = Optional.empty();

    /**
     * Pages that may be edited in a folder, if there is one.
     *
     * @param files what stands before the addresses of the files that they are made of
     */
    Pages(Optional<Path> web, String files) {
        this.files = files;
        folder = web.map(path -> path.resolve("pages"));
        builtAt = FileTime.fromMillis(System.currentTimeMillis());
    }

    /** Renders a template with its parameters. */
    String render(String template, Map<String, Object> parameters) {
        StringOutput html = new StringOutput();
        Map<String, Object> all = new HashMap<>(parameters);
        all.put("files", files);
        algorithm().render(template, all, html);
        return html.toString();
    }

    private synchronized TemplateEngine algorithm() {
        if (edited.isEmpty() && folder.isPresent() && isEdited(folder.get())) {
            edited = Optional.of(TemplateEngine.create(
                    new DirectoryCodeResolver(folder.get()),
                    folder.get().resolve("../../target/jte-edited").normalize(),
                    ContentType.Html, Pages.class.getClassLoader()));
        }
        return edited.orElse(built);
    }

    private boolean isEdited(Path pages) {
        try (Stream<Path> files = Files.walk(pages)) {
            return files.anyMatch(file -> modified(file).compareTo(builtAt) > 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
