package hustings.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the Cost tab and the foot of a panel say: only what is shown, and of what it is true. */
class CostTabTest extends Visit {
    private static final String FOUR = "?v=1&algorithms=bully,ring,chang-roberts,randomized";

    private static String note(String name) {
        return String.valueOf(ask("return document.querySelector("
                + "`#cost [data-show=${arguments[0]}]`)?.textContent ?? ''", name))
                .replace('\u00a0', ' ');
    }

    private static boolean isDrawn(String part) {
        return Boolean.TRUE.equals(ask("return document.querySelector(`#cost .bar "
                + "${arguments[0]}`) !== null", part));
    }

    private static String foot() {
        return String.valueOf(ask("const cost = document.querySelector('.cost');"
                + "return `${cost.querySelector('.big > span').textContent} "
                + "${cost.querySelector('small').textContent}, "
                + "${cost.querySelector('.took').textContent}`"));
    }

    @Test
    void explainsNoLineAndNoTickWhereNoneIsDrawn() {
        open(FOUR + "&faults=60:crash-leader&t=133");
        assertThat(isDrawn(".range")).isFalse();
        assertThat(isDrawn("u")).isFalse();
        assertThat(note("drawn")).isEqualTo("Acks are counted apart.");
        assertThat(note("theory")).isEqualTo("In theory, for an undisturbed election: best n − 1,"
                + " mean n² − 1 (all start), worst n² − 1; the best is the largest alone, the"
                + " worst the smallest, or all; one initiator after the largest has crashed needs"
                + " n·(2·n−1)/6 + n − 2 on average.");
    }

    @Test
    void explainsTheLineAndTheTickThatAreDrawn() {
        open(FOUR + "&t=10");
        assertThat(isDrawn(".range")).isTrue();
        assertThat(isDrawn("u")).isTrue();
        assertThat(note("drawn")).startsWith("The line spans what one election of 8 nodes costs in"
                + " theory from best to worst, the tick marks the mean.");
        open("?v=1&algorithms=bully&t=10");
        assertThat(isDrawn(".range")).as("it always costs the same").isFalse();
        assertThat(isDrawn("u")).isTrue();
        assertThat(note("drawn")).isEqualTo(
                "The tick marks what one election of 8 nodes costs in theory on average.");
    }

    @Test
    void saysOfTheFormulasOfTheRunWhatIsTrueOfThem() {
        open("?v=1&algorithms=bully&t=10");
        assertThat(note("theory")).isEqualTo("In theory, if all start: always n² − 1 = 63.");
        open("?v=1&algorithms=bully&start=one&t=10");
        assertThat(note("theory"))
                .isEqualTo("In theory, if one starts: best n − 1 = 7, worst n² − 1 = 63.");
        open("?v=1&algorithms=bully&start=one&latency=1&t=10");
        assertThat(note("theory")).contains("mean (n² − 1)/3 + n − 1 = 28");
        open("?v=1&algorithms=le-lann&t=10");
        assertThat(note("theory")).isEqualTo("In theory: always n² = 64; always the same, as"
                + " everyone joins; k nodes among bystanders who only relay need k·n + n.");
    }

    @Test
    void marksTheLowestOnlyWhereAllCanBeCompared() {
        open(FOUR + "&faults=60:crash-leader&t=20");
        assertThat(all("#cost .best")).isEmpty();
        assertThat(note("marks")).isEqualTo("No lowest is marked: Ring and Chang–Roberts have not"
                + " come to an end yet.");
        find("[data-do=to-end]").click();
        waitForTick(133);
        assertThat(texts("#cost [data-row=contest] .best")).containsExactly("55");
        assertThat(note("marks")).isEqualTo(
                "◂ is the lowest of its row, among those that have elected a leader.");
        open("?v=1&algorithms=bully,raft&faults=20:crash-leader&t=300");
        assertThat(all("#cost .best")).isEmpty();
        assertThat(note("marks")).contains("crash-leader at t 20 has changed nothing in Raft");
    }

    @Test
    void saysOfWhichElectionTheTicksAre() {
        open(FOUR + "&faults=60:crash-leader&t=59");
        assertThat(foot()).isEqualTo("63 messages, 5 ticks to agree");
        find("[data-do=to-end]").click();
        waitForTick(133);
        assertThat(foot()).isEqualTo("118 messages in all, 16 ticks to agree in election 2");
        assertThat(texts("#cost [data-row=last] td")).containsExactly("55", "98", "25", "49");
        assertThat(texts("#cost tbody th")).contains("to the dead")
                .doesNotContain("dropped", "heartbeats");
    }
}
