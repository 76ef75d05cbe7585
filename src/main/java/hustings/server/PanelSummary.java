package hustings.server;

import com.fasterxml.jackson.annotation.JsonInclude;
import hustings.compare.Panel;
import hustings.run.Phase;
import hustings.run.Result;
import hustings.run.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How a run stands as a whole: all that a viewer sees of it but its nodes and what only grows.
 *
 * @param phase what it is at
 * @param outcome how it came out so far, where the phase alone would say too little
 * @param means the same in words
 * @param leader whom all live nodes follow, or all of the part that has a majority, if they agree
 * @param error why the algorithm broke, or why it was stopped, if so
 * @param stillSince the last tick at which anything happened, if nothing will by itself
 * @param messages what it has cost
 * @param electionCount how many elections there have been
 * @param elections the latest ones in order, by their number from 0
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record PanelSummary(Phase phase, Optional<Result.Outcome> outcome, Optional<String> means,
        OptionalInt leader, Optional<String> error, OptionalLong stillSince,
        Result.Messages messages, long electionCount, Map<String, Election> elections) {
    private static final int MOST_ELECTIONS = 20;

    /** The same as {@link hustings.run.Election}; what there is none of is not there. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record Election(OptionalLong term, long startedAt, OptionalLong agreedAt, OptionalLong quietAt,
            List<Integer> initiators, OptionalInt leader, long sent) {
        static Election of(hustings.run.Election election) {
            return new Election(election.term(), election.startedAt(), election.agreedAt(),
                    election.quietAt(), election.initiators(), election.leader(), election.sent());
        }
    }

    /** That of a panel whose run has come to a result so far. */
    static PanelSummary of(Panel panel, Result result) {
        Run run = panel.run();
        Optional<Result.Outcome> outcome = Optional.of(result.outcome())
                .filter(each -> isWorthAWord(each, run));
        return new PanelSummary(run.phase(), outcome, outcome.map(Result.Outcome::words),
                result.leader(), result.error().or(panel::stopped),
                run.isStill() ? OptionalLong.of(run.lastBusyTick()) : OptionalLong.empty(),
                result.messages(), result.elections().size(), latest(result.elections()));
    }

    private static Map<String, Election> latest(List<hustings.run.Election> elections) {
        Map<String, Election> latest = new LinkedHashMap<>();
        for (int i = Math.max(0, elections.size() - MOST_ELECTIONS); i < elections.size(); i++) {
            latest.put(Integer.toString(i), Election.of(elections.get(i)));
        }
        return latest;
    }

    /** Whether the phase alone would say too little of how a run stands. */
    private static boolean isWorthAWord(Result.Outcome outcome, Run run) {
        return switch (outcome) {
            case MAJORITY_ELECTED, ELECTED_IN_TOUCH, ONE_IN_EACH_PART, LED_IN_SOME_PARTS,
                    LIVELOCK -> true;
            // While an election goes on, that not all follow yet is no news; in the end it is.
            case DISAGREEMENT -> run.phase() == Phase.DISAGREEING
                    || run.now() >= run.scenario().until();
            case ELECTED, NO_LEADER, FAILED -> false;
        };
    }
}
