package hustings.server;

import hustings.compare.Panel;
import hustings.run.Election;
import hustings.run.Phase;
import hustings.run.Result;
import hustings.run.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a run stands as a whole, as viewers are told: all but its nodes and what only grows. */
final class PanelSummary {
    private static final int MOST_ELECTIONS = 20;

    private PanelSummary() {}

    /** That of a panel whose run has come to a result so far. */
    static Map<String, Object> of(Panel panel, Result result) {
        Run run = panel.run();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("phase", run.phase());
        if (isWorthAWord(result, run)) {
            state.put("outcome", result.outcome());
            state.put("means", result.outcome().words());
        }
        result.leader().ifPresent(leader -> state.put("leader", leader));
        result.error().or(panel::stopped).ifPresent(error -> state.put("error", error));
        if (run.isStill()) {
            state.put("stillSince", run.lastBusyTick());
        }
        state.put("messages", told(result.messages()));
        state.put("electionCount", (long) result.elections().size());
        state.put("elections", latest(result.elections()));
        return state;
    }

    /** The latest elections by number, from 0, in order. */
    private static Map<String, Object> latest(List<Election> elections) {
        Map<String, Object> latest = new LinkedHashMap<>();
        for (int i = Math.max(0, elections.size() - MOST_ELECTIONS); i < elections.size(); i++) {
            latest.put(Integer.toString(i), told(elections.get(i)));
        }
        return latest;
    }

    private static Map<String, Object> told(Election election) {
        Map<String, Object> state = new LinkedHashMap<>();
        election.term().ifPresent(term -> state.put("term", term));
        state.put("startedAt", election.startedAt());
        election.agreedAt().ifPresent(tick -> state.put("agreedAt", tick));
        election.quietAt().ifPresent(tick -> state.put("quietAt", tick));
        state.put("initiators", election.initiators());
        election.leader().ifPresent(leader -> state.put("leader", leader));
        state.put("sent", election.sent());
        return state;
    }

    private static Map<String, Object> told(Result.Messages messages) {
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("sent", messages.sent());
        counts.put("delivered", messages.delivered());
        counts.put("lost", messages.lost());
        counts.put("blocked", messages.blocked());
        counts.put("toDead", messages.toDead());
        counts.put("duplicated", messages.duplicated());
        counts.put("bits", messages.bits());
        counts.put("inFlight", messages.inFlight());
        counts.put("election", messages.election());
        counts.put("announce", messages.announce());
        counts.put("detect", messages.detect());
        counts.put("transport", messages.transport());
        counts.put("store", messages.store());
        counts.put("byKind", messages.byKind());
        return counts;
    }

    /** Whether the phase alone would say too little of how a run stands. */
    private static boolean isWorthAWord(Result result, Run run) {
        return switch (result.outcome()) {
            case MAJORITY_ELECTED, ELECTED_IN_TOUCH, ONE_IN_EACH_PART, LED_IN_SOME_PARTS,
                    LIVELOCK -> true;
            // While an election goes on, that not all follow yet is no news; in the end it is.
            case DISAGREEMENT -> run.phase() == Phase.DISAGREEING
                    || run.now() >= run.scenario().until();
            case ELECTED, NO_LEADER, FAILED -> false;
        };
    }
}
