package hustings.server;

import hustings.Programs;
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
        Optional<Path> chromium = Programs.find("CHROMIUM", BROWSERS);
        Optional<Path> driver = Programs.find("CHROMEDRIVER", List.of("chromedriver"));
        if ((chromium.isEmpty() || driver.isEmpty())
                && Programs.install("chromium", "chromium-driver")) {
            chromium = Programs.find("CHROMIUM", BROWSERS);
            driver = Programs.find("CHROMEDRIVER", List.of("chromedriver"));
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
}
