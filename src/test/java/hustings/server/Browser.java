package hustings.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Finds a headless Chromium for the browser tests, or gets one.
 *
 * <p>It takes what {@code CHROMIUM} and {@code CHROMEDRIVER} name, then what is installed; where
 * there is none and Debian packages may be installed, it installs them; then it lets Selenium look.
 * If all that fails, the tests fail and say what to install: they are never skipped.
 */
final class Browser {
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
    private static final String WHAT_TO_DO = """
            The browser tests need a Chromium and its driver, and none was found or could be had.
            On Debian or Ubuntu: apt-get install chromium chromium-driver
            Elsewhere: install Chrome or Chromium with the ChromeDriver of the same version, and
            name them in the variables CHROMIUM and CHROMEDRIVER if they are not on the PATH.""";

    private Browser() {}

    /** A new browser with a profile of its own, in a window of this size. */
    static ChromeDriver open(int width, int height) {
        Optional<Path> chromium = find("CHROMIUM", BROWSERS);
        Optional<Path> driver = find("CHROMEDRIVER", List.of("chromedriver"));
        if ((chromium.isEmpty() || driver.isEmpty()) && installDebianPackages()) {
            chromium = find("CHROMIUM", BROWSERS);
            driver = find("CHROMEDRIVER", List.of("chromedriver"));
        }
        try {
            ChromeOptions options = options(width, height);
            chromium.ifPresent(path -> options.setBinary(path.toFile()));
            ChromeDriverService.Builder service = new ChromeDriverService.Builder();
            driver.ifPresent(path -> service.usingDriverExecutable(path.toFile()));
            return new ChromeDriver(service.build(), options);
        } catch (WebDriverException | IllegalStateException e) {
            throw new AssertionError(WHAT_TO_DO, e);
        }
    }

    private static ChromeOptions options(int width, int height) {
        ChromeOptions options = new ChromeOptions();
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic",
                "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--disable-dev-shm-usage", "--window-size=1440,900");
        options.setExperimentalOption("mobileEmulation", Map.of("deviceMetrics",
                Map.of("width", width, "height", height, "pixelRatio", 1.0, "touch", false)));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        return options;
    }

    private static Optional<Path> find(String variable, List<String> names) {
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

    private static boolean installDebianPackages() {
        boolean mayInstall = System.getProperty("user.name").equals("root")
                && Files.isExecutable(Path.of("/usr/bin/apt-get"));
        return mayInstall && run("apt-get", "update", "-q")
                && run("apt-get", "install", "-y", "-q", "chromium", "chromium-driver");
    }

    private static boolean run(String... command) {
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
