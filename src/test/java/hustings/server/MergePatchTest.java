package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What makes one state of another, as it is sent. */
class MergePatchTest {
    record Part(long sent, List<Integer> others, OptionalLong since) {}

    record State(int id, String name, OptionalInt leader, Optional<String> error, Part part,
            Map<String, Part> parts) {}

    private static final Part PART = new Part(3, List.of(1, 2), OptionalLong.of(7));
    private static final State BEFORE = new State(
            1, "one", OptionalInt.of(2), Optional.empty(), PART, Map.of("0", PART));

    private static String sent(State before, State after) {
        return Json.text(MergePatch.between(before, after));
    }

    @Test
    void isEmptyBetweenStatesThatAreTheSame() {
        State same = new State(1, "one", OptionalInt.of(2), Optional.empty(),
                new Part(3, List.of(1, 2), OptionalLong.of(7)), Map.of("0", PART));
        assertThat(MergePatch.between(BEFORE, same).isEmpty()).isTrue();
        assertThat(sent(BEFORE, same)).isEqualTo("{}");
    }

    @Test
    void hasWhatIsOtherInTheOrderOfTheComponentsAndThenWhatIsGone() {
        State after = new State(1, "uno", OptionalInt.empty(), Optional.of("broke"), PART,
                Map.of("0", PART));
        assertThat(sent(BEFORE, after))
                .isEqualTo("{\"name\":\"uno\",\"error\":\"broke\",\"leader\":null}");
    }

    @Test
    void goesIntoRecordsAndMapsButTakesListsAsAWhole() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("1", PART);
        parts.put("0", new Part(4, List.of(1, 2), OptionalLong.empty()));
        State after = new State(1, "one", OptionalInt.of(2), Optional.empty(),
                new Part(3, List.of(1), OptionalLong.of(7)), parts);
        assertThat(sent(BEFORE, after)).isEqualTo("{\"part\":{\"others\":[1]},\"parts\":{"
                + "\"1\":{\"sent\":3,\"others\":[1,2],\"since\":7},"
                + "\"0\":{\"sent\":4,\"since\":null}}}");
    }

    @Test
    void hasNothingForAnEntryThatIsGone() {
        State after = new State(
                1, "one", OptionalInt.of(2), Optional.empty(), PART, Map.of());
        assertThat(sent(BEFORE, after)).isEqualTo("{\"parts\":{\"0\":null}}");
    }

    @Test
    void hasAllThatThereIsButWhatIsKnownOfAStateThatIsNotKnownOtherwise() {
        MergePatch<State> patch = MergePatch.beyond(Map.of("id", 1, "parts", Map.of()),
                new State(1, "one", OptionalInt.empty(), Optional.empty(), PART, Map.of()));
        assertThat(Json.text(patch)).isEqualTo(
                "{\"name\":\"one\",\"part\":{\"sent\":3,\"others\":[1,2],\"since\":7}}");
    }
}
