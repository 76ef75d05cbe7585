package hustings;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import hustings.model.AlgorithmRegistry;
import hustings.model.AlgorithmType;
import hustings.model.Driver;
import hustings.model.Network;
import hustings.sim.Purity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows between packages, and what is banned where. */
class ArchitectureTest {
    private static final Pattern LANGUAGES = Pattern.compile("java|js|ts|jte|css|py");
    private static final int LONGEST_LINE = 100;
    private static final Pattern IMPORT =
            Pattern.compile("(?m)^import (?:static )?[\\w.]+\\.(\\w+);$");

    /** All that is not a test, read once. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("hustings", "ring", "complete", "consensus", "graph", "store");
    /* The class that makes all parts of a simulation. */
    private static final String ASSEMBLY = "hustings.sim.Assembly";
    /* Each with the classes inside it; what a wheel has no slot for is kept by two of its own. */
    private static final SliceAssignment PARTS_OF_A_SIMULATION = new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return type.getPackageName().equals("hustings.sim")
                    ? SliceIdentifier.of(type.getName().replaceFirst("\\$.*", "")
                            .replaceFirst("Overflow|Prompt", "Wheel"))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return "parts of a simulation";
        }
    };
    private static final String[] ALGORITHMS = {"ring..", "complete..", "consensus..", "graph..",
        "store.."};
    private static final String[] PURE = {"ring..", "complete..", "consensus..", "graph..",
        "store..", "hustings.model..", "hustings.scenario..", "hustings.run..",
        "hustings.sim..", "hustings.check..", "hustings.compare.."};

    @Test
    void importsWhatItJudges() {
        assertThat(CLASSES.size()).isGreaterThan(100);
    }

    @Test
    void packagesDependInOneDirection() {
        layeredArchitecture().consideringOnlyDependenciesInLayers()
                .layer("algorithms").definedBy(ALGORITHMS)
                .layer("model").definedBy("hustings.model..")
                .layer("scenario").definedBy("hustings.scenario..")
                .layer("run").definedBy("hustings.run..")
                .layer("sim").definedBy("hustings.sim..")
                .layer("check").definedBy("hustings.check..")
                .layer("log").definedBy("hustings.log..")
                .layer("compare").definedBy("hustings.compare..")
                .layer("library").definedBy("hustings.library..")
                .layer("catalogue").definedBy("hustings.catalogue..")
                .layer("lab").definedBy("hustings.lab..")
                .layer("live").definedBy("hustings.live..")
                .layer("server").definedBy("hustings.server..", "hustings.pages..")
                .whereLayer("server").mayNotBeAccessedByAnyLayer()
                .whereLayer("live").mayOnlyBeAccessedByLayers("server")
                .whereLayer("compare").mayOnlyBeAccessedByLayers("server")
                .whereLayer("catalogue").mayOnlyBeAccessedByLayers("server")
                .whereLayer("lab").mayOnlyBeAccessedByLayers("server")
                .whereLayer("library").mayOnlyBeAccessedByLayers("lab", "server")
                .whereLayer("log").mayOnlyBeAccessedByLayers("server")
                .whereLayer("check").mayOnlyBeAccessedByLayers(
                        "compare", "library", "catalogue", "lab", "server")
                .whereLayer("scenario").mayOnlyBeAccessedByLayers("run", "sim",
                        "check", "compare", "library", "catalogue", "lab", "live", "server")
                .whereLayer("run").mayOnlyBeAccessedByLayers("sim",
                        "check", "compare", "library", "catalogue", "lab", "live", "server")
                .whereLayer("sim").mayOnlyBeAccessedByLayers(
                        "check", "catalogue", "lab", "server")
                .whereLayer("algorithms").mayNotBeAccessedByAnyLayer()
                .check(CLASSES);
    }

    @Test
    void aPartOfASimulationKnowsNoOtherThanItIsGiven() {
        assertThat(CLASSES.contain(ASSEMBLY)).isTrue();
        noClasses().that().resideInAPackage("hustings.sim..")
                .and().doNotBelongToAnyOf(ofSimulation("Assembly"), ofSimulation("Simulation"),
                        ofSimulation("SimulationView"), ofSimulation("Snapshots"),
                        ofSimulation("Results"))
                .should().dependOnClassesThat().haveFullyQualifiedName(ASSEMBLY)
                .check(CLASSES);
    }

    private static Class<?> ofSimulation(String name) {
        return CLASSES.get("hustings.sim." + name).reflect();
    }

    @Test
    void noTwoPartsOfASimulationNeedEachOther() {
        slices().assignedFrom(PARTS_OF_A_SIMULATION).should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void algorithmsSeeOnlyTheirNode() {
        noClasses().that().resideInAnyPackage(ALGORITHMS)
                .should().dependOnClassesThat().areAssignableTo(Driver.class)
                .orShould().dependOnClassesThat().areAssignableTo(Network.class)
                .orShould().dependOnClassesThat().areAssignableTo(AlgorithmType.class)
                .orShould().dependOnClassesThat().areAssignableTo(AlgorithmRegistry.class)
                .check(CLASSES);
    }

    @Test
    void aRunKnowsNoClockNoThreadAndNoOtherChance() {
        noClasses().that().resideInAnyPackage(PURE)
                .should(Purity.knowAClockAThreadOrAnotherChance()).check(CLASSES);
    }

    @Test
    void anExperimentHasNoClockAndNoThreadOfItsOwn() {
        noClasses().that().resideInAnyPackage("hustings.lab..")
                .should(Purity.knowAClockOrAnotherChance()).check(CLASSES);
    }

    @Test
    void onlyTheServerAndLiveHaveSockets() {
        noClasses().that().resideOutsideOfPackages(
                "hustings.server..", "hustings.pages..", "hustings.live..")
                .should().dependOnClassesThat().haveNameMatching(
                        "java\\.net\\.(?:Server|Datagram)?Socket.*|java\\.nio\\.channels\\..*")
                .check(CLASSES);
    }

    @Test
    void whatAMemberOfTheExerciseDecidesNeedsNoClockAndNoSocket() {
        noClasses().that().haveNameMatching("hustings\\.live\\.lab\\.(?:"
                + "BullyMember|LeaderWatch|KnownMembers|Members|JoinRequests|Dialect|Message|"
                + "Pickle(?!Connection)).*")
                .should(Purity.knowAClockAThreadOrAnotherChance())
                .orShould().dependOnClassesThat().haveNameMatching("java\\.net\\.\\w*Socket.*")
                .check(CLASSES);
    }

    @Test
    void theWireOfTheExerciseNeedsNoOtherPackage() {
        noClasses().that().resideInAPackage("hustings.live.lab..")
                .should().dependOnClassesThat(JavaClass.Predicates.resideInAPackage("hustings..")
                        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAPackage(
                                "hustings.live.lab.."))))
                .check(CLASSES);
    }

    @Test
    void algorithmsKeepNoHashTablesThatCouldBeSeen() {
        noClasses().that().resideInAnyPackage(ALGORITHMS)
                .should(Purity.keepHashTables()).check(CLASSES);
    }

    @Test
    void onlyTheServerKnowsTheWeb() {
        noClasses().that().resideOutsideOfPackages("hustings.server..", "hustings.pages..")
                .should().dependOnClassesThat().resideInAnyPackage(
                        "io.javalin..", "gg.jte..", "picocli..", "org.eclipse..")
                .check(CLASSES);
        noClasses().that().resideOutsideOfPackages(
                "hustings.server..", "hustings.pages..", "hustings.live..")
                .should().dependOnClassesThat().resideInAnyPackage("tools.jackson..")
                .check(CLASSES);
    }

    @Test
    void nothingStaticCanBeChanged() {
        ArchRuleDefinition.fields().that().areStatic()
                .and().areDeclaredInClassesThat().resideOutsideOfPackage("hustings.pages..")
                .should().haveModifier(JavaModifier.FINAL).check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() throws IOException {
        for (Path folder : packages()) {
            assertThat(folder.resolve("package-info.java")).content().contains("@NullMarked");
        }
    }

    /** All folders with classes in them. */
    private static Set<Path> packages() throws IOException {
        Set<Path> packages = new TreeSet<>();
        for (String folder : List.of("algorithms", "src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .forEach(file -> packages.add(Objects.requireNonNull(file.getParent())));
            }
        }
        return packages;
    }

    @Test
    void noPackageIsLeftOutHere() throws IOException {
        Set<String> judged = CLASSES.stream().map(JavaClass::getPackageName)
                .collect(Collectors.toSet());
        for (Path folder : packages()) {
            String name = folder.toString().replaceFirst("algorithms/|src/main/java/", "")
                    .replace('/', '.');
            assertThat(judged).contains(name);
        }
    }

    @Test
    void namesSayWhatThingsAre() {
        classes().that().resideInAnyPackage("hustings..").should()
                .haveNameNotMatching(".*(Manager|Helper|Util|Utils|Impl)$").check(CLASSES);
    }

    @Test
    void noLineIsLongerThanAHundredCharacters() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path file : written()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                if (line.codePointCount(0, line.length()) > LONGEST_LINE
                        || line.endsWith(" ") || line.contains("\t")) {
                    wrong.add(file + ":" + (i + 1) + ": " + line.strip());
                }
            }
        }
        assertThat(wrong).as("longer than %s characters, or with a tab, or with spaces at the end",
                LONGEST_LINE).isEmpty();
    }

    @Test
    void noLanguageIsLeftOutThere() throws IOException {
        assertThat(written()).extracting(Path::toString)
                .anyMatch(file -> file.matches("src/main/java/.*\\.java"))
                .anyMatch(file -> file.matches("algorithms/.*\\.java"))
                .anyMatch(file -> file.matches("web/script/lab/.*\\.js"))
                .anyMatch(file -> file.matches("web/script/.*\\.d\\.ts"))
                .anyMatch(file -> file.matches("web/pages/.*\\.jte"))
                .anyMatch(file -> file.matches("web/style/.*\\.css"))
                .anyMatch(file -> file.matches("src/test/script/.*\\.js"))
                .anyMatch(file -> file.matches("src/test/resources/.*\\.js"))
                .anyMatch(file -> file.matches("src/test/resources/.*\\.py"));
    }

    @Test
    void halfOfTheAlgorithmsFitOnAScreenAndTheOthersOnTwo() throws IOException {
        List<Integer> lengths = new ArrayList<>();
        for (Path file : sources()) {
            if (file.startsWith("algorithms")) {
                List<String> lines = Files.readAllLines(file);
                assertThat(lines).as("lines of " + file).hasSizeLessThanOrEqualTo(200);
                if (lines.stream().anyMatch(line -> line.startsWith("@Algorithm("))) {
                    lengths.add(lines.size());
                }
            }
        }
        assertThat(lengths.stream().sorted().skip(lengths.size() / 2).findFirst())
                .as("the median of %s", lengths)
                .hasValueSatisfying(median -> assertThat(median).isLessThanOrEqualTo(100));
    }

    @Test
    void everyImportIsUsed() throws IOException {
        for (Path file : sources()) {
            String text = Files.readString(file);
            assertThat(IMPORT.matcher(text).results().map(found -> found.group(1))
                    .filter(name -> Pattern.compile("\\b" + name + "\\b")
                            .matcher(text.replaceAll("(?m)^import .*", "")).results().count() == 0))
                    .as("imported for nothing by " + file).isEmpty();
        }
    }

    private static List<Path> sources() throws IOException {
        return files(List.of("algorithms", "src"), Pattern.compile("java"));
    }

    /** All that is written by hand, in whatever language. */
    private static List<Path> written() throws IOException {
        return files(List.of("algorithms", "src", "web"), LANGUAGES);
    }

    private static List<Path> files(List<String> folders, Pattern endings) throws IOException {
        List<Path> all = new ArrayList<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> endings.matcher(
                        file.toString().replaceFirst(".*\\.", "")).matches()).forEach(all::add);
            }
        }
        return all;
    }
}
