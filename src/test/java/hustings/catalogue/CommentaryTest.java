package hustings.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import hustings.sim.Runs;
import org.junit.jupiter.api.Test;

class CommentaryTest {
    private static final String SOURCE = """
            package a;

            /** A message that is not meant. */
            record Other() {}

            /**
             * Whoever is {@code first} wins, as in {@link Node#lead(long) leading} or {@link #x};
             * n &lt; m &amp; all is well.
             *
             * <p>It assumes <em>much</em>, such as {@literal a {} b}.
             *
             * <ul>
             *   <li>One thing.
             *   <li>Another class Thing that is not one.
             * </ul>
             *
             * <p>Ada Lovelace: Notes. 1843.
             */
            @Algorithm(name = "x")
            public final class Thing extends Node<Thing.Message> {
                /** It is over. */
                @Kind(TIMER)
                record Deadline(long term) implements Message {}
            }
            """;

    @Test
    void takesTheIdeaTheBodyAndTheOriginApart() {
        Commentary read = Commentary.read(SOURCE, "class", "Thing");
        assertThat(read.idea()).isEqualTo("Whoever is first wins, as in leading or x;"
                + " n < m & all is well.");
        assertThat(read.body()).extracting(Commentary.Paragraph::text).containsExactly(
                "It assumes much, such as a {} b.", "One thing.",
                "Another class Thing that is not one.");
        assertThat(read.origin()).extracting(Commentary.Paragraph::text)
                .containsExactly("Ada Lovelace: Notes. 1843.");
    }

    @Test
    void tellsWordsFromWhatIsWrittenInALanguage() {
        assertThat(Commentary.read(SOURCE, "class", "Thing").paragraphs().get(0).pieces())
                .contains(new Commentary.Piece("first", true),
                        new Commentary.Piece("leading", true), new Commentary.Piece("x", true));
    }

    @Test
    void readsWhatARecordSays() {
        assertThat(Commentary.read(SOURCE, "record", "Deadline").idea()).isEqualTo("It is over.");
        assertThat(Commentary.read(SOURCE, "record", "Other").idea())
                .isEqualTo("A message that is not meant.");
    }

    @Test
    void saysNothingWithoutASource() {
        Commentary none = Commentary.read("", "class", "Thing");
        assertThat(none.idea()).isEmpty();
        assertThat(none.body()).isEmpty();
        assertThat(none.origin()).isEmpty();
    }

    @Test
    void everyAlgorithmHasAnIdeaAndSaysWhereItComesFrom() {
        assertThat(Runs.REGISTRY.all()).allSatisfy(algorithm -> {
            Commentary commentary = Commentary.of(algorithm);
            assertThat(commentary.idea()).as(algorithm.id()).endsWith(".")
                    .doesNotContain("{@", "<p>", "*");
            assertThat(commentary.origin()).as(algorithm.id()).hasSize(1);
            assertThat(commentary.origin().get(0).text()).as(algorithm.id())
                    .containsPattern("\\b(19|20)\\d\\d\\b|edition");
        });
    }
}
