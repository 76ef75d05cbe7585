package hustings.library;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.run.Event;
import hustings.scenario.Scenario;
import hustings.sim.Runs;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing that a lesson says may differ from what its run does. */
class LibraryTest {
    private static final Library LIBRARY = Library.of(Runs.REGISTRY);
    /** A number, in digits or in a word that is hardly used for anything else. */
    private static final String NUMBER =
            ".*(\\d|(?i:\\b(three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\b)).*";

    static List<Lesson> lessons() {
        return LIBRARY.lessons();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everythingThatALessonClaimsIsWhatItsRunGives(Lesson lesson) {
        Measures measures = new Measures(lesson.scenario());
        List<String> wrong = lesson.allClaims().stream()
                .filter(claim -> !Measures.inDigits(measures.of(claim.measure()))
                        .equals(Measures.inDigits(claim.value())))
                .map(claim -> claim + " is " + measures.of(claim.measure())).toList();
        assertThat(wrong).as(lesson.id()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void everyCaptionsEventHappensAtItsTickAndNotBefore(Lesson lesson) {
        Measures measures = new Measures(lesson.scenario());
        for (Caption caption : lesson.captions()) {
            assertThat(measures.scenario().algorithms()).contains(caption.algorithm());
            assertThat(measures.run(caption.algorithm()).reached(caption.event()))
                    .as(lesson.id() + ": " + caption).isEqualTo(Optional.of(caption.tick()));
        }
        assertThat(lesson.captions()).extracting(Caption::tick).as(lesson.id())
                .isSorted().doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void noNumberStandsInATextThatNothingClaims(Lesson lesson) {
        for (ClaimedText text : lesson.texts()) {
            assertThat(text.unclaimed().replace("2Δ + 1", "")).as(lesson.id())
                    .doesNotMatch(NUMBER);
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void aQuestionHasItsAnswerAmongItsChoicesAndIsKnownBeforeTheEnd(Lesson lesson) {
        lesson.question().ifPresent(question -> {
            if (question.choices().isEmpty()) {
                assertThat(Measures.inDigits(question.answer().value())).matches("\\d+");
            } else {
                assertThat(question.choices()).as(lesson.id()).doesNotHaveDuplicates()
                        .contains(question.answer().value());
            }
            assertThat(Long.parseLong(question.known().value()))
                    .isLessThanOrEqualTo(new Measures(lesson.scenario()).scenario().until());
        });
    }

    @Test
    void lessonsAreShortAndEachIsAboutAnotherScenario() {
        assertThat(LIBRARY.lessons()).hasSizeGreaterThan(25);
        assertThat(LIBRARY.lessons()).extracting(Lesson::id).doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[a-z][a-z0-9-]*"));
        assertThat(LIBRARY.lessons()).extracting(Lesson::title).doesNotHaveDuplicates()
                .allMatch(title -> title.length() <= 34);
        assertThat(LIBRARY.lessons()).extracting(Lesson::scenario).doesNotHaveDuplicates();
        assertThat(LIBRARY.lessons()).allSatisfy(lesson -> {
            assertThat(lesson.told().words()).hasSizeLessThan(420);
            assertThat(lesson.look().words()).hasSizeLessThan(220);
            assertThat(lesson.captions()).hasSizeBetween(1, 6).allSatisfy(caption ->
                    assertThat(caption.told().words()).hasSizeLessThan(200));
            assertThat(lesson.question()).as(lesson.id()).isPresent();
        });
    }

    @Test
    void lessonsFromRealGroupsSendWhatWasRecordedAndNothingElse() {
        List<Lesson> recorded = LIBRARY.shelves().stream()
                .filter(shelf -> shelf.title().equals("Real groups"))
                .flatMap(shelf -> shelf.lessons().stream()).toList();
        assertThat(recorded).hasSize(4).allSatisfy(lesson -> {
            Scenario scenario = new Measures(lesson.scenario()).scenario();
            Map<String, Long> messages = new TreeMap<>();
            scenario.deliveries().ticks().forEach(
                    (link, ticks) -> messages.put(link.toString(), (long) ticks.size()));
            assertThat(sent(Evidence.of(scenario, scenario.algorithms().get(0))))
                    .as(lesson.id()).isEqualTo(messages);
        });
    }

    /** How many messages each link has carried. */
    private static Map<String, Long> sent(Evidence run) {
        Map<String, Long> messages = new TreeMap<>();
        run.events().forEach(event -> {
            if (event.what() instanceof Event.Sent sent) {
                messages.merge(event.node() + "-" + sent.to(), 1L, Long::sum);
            }
        });
        return messages;
    }

    @Test
    void opensWithTheFirstLesson() {
        assertThat(LIBRARY.about(Scenario.parse(Library.FIRST, Runs.REGISTRY).text()))
                .contains(LIBRARY.lessons().get(0));
    }

    @Test
    void leavesOutLessonsWhoseAlgorithmsDoNotExist() {
        hustings.model.AlgorithmRegistry few =
                new hustings.model.AlgorithmRegistry(Stream.of("ring", "chang-roberts")
                .map(Runs.REGISTRY::get).toList());
        Set<String> algorithms = new HashSet<>();
        Library.of(few).lessons().forEach(lesson ->
                algorithms.addAll(new Measures(lesson.scenario()).scenario().algorithms()));
        assertThat(algorithms).containsExactlyInAnyOrder("ring", "chang-roberts");
    }
}
