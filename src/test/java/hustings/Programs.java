package hustings;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what tests need besides Java, or gets it where Debian packages may be installed. */
public final class Programs {
    private static final String NO_PYTHON = """
            The tests of live groups need Python, 3.8 or later, and none was found.
            On Debian or Ubuntu: apt-get install python3
            Elsewhere: install it from python.org, and name it in the variable PYTHON if it is
            not on the PATH as python3.""";

    private Programs() {}

    /** Python: the one that {@code PYTHON} names, or that is installed, or that can be. */
    public static Path python() {
        List<String> names = List.of("python3");
        Optional<Path> python = find("PYTHON", names);
        if (python.isEmpty() && install("python3")) {
            python = find("PYTHON", names);
        }
        return python.orElseThrow(() -> new AssertionError(NO_PYTHON));
    }

    /** A program that a variable names, or else one of these on the path. */
    public static Optional<Path> find(String variable, List<String> names) {
        String named = System.getenv(variable);
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        for (String name : names) {
            for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
                Path file = Path.of(folder, name);
                if (Files.isExecutable(file)) {
                    return Optional.of(file);
                }
            }
        }
        return Optional.empty();
    }

    /** Installs Debian packages, if that is possible; answers whether it was. */
    public static boolean install(String... packages) {
        boolean mayInstall = System.getProperty("user.name").equals("root")
                && Files.isExecutable(Path.of("/usr/bin/apt-get"));
        List<String> command = new ArrayList<>(List.of("apt-get", "install", "-y", "-q"));
        command.addAll(List.of(packages));
        return mayInstall && run(List.of("apt-get", "update", "-q")) && run(command);
    }

    private static boolean run(List<String> command) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            return builder.start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
