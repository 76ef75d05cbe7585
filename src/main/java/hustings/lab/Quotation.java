package hustings.lab;

import hustings.scenario.Brackets;
import hustings.scenario.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells of what is wrong as it was typed: of {@code loss=0,05} it is 05 that is wrong, and not
 * the 5 that a scenario would have.
 *
 * @param key the key
 * @param text its values, as they were typed
 * @param grammar what reads them
 */
record Quotation(String key, String text, ExperimentGrammar grammar) {
    private static final String SEPARATORS = ",; ";
    /** Of how many words a value may consist, such as heartbeat: 5, 15. */
    private static final int MOST_WORDS = 5;
    /** Behind so many words nobody looks for the one that is meant. */
    private static final int MOST_LOOKED_AT = 500;

    /** The problem with the words in its value that are read as what it names. */
    Problem of(Problem problem) {
        List<String> runs = runs();
        boolean typed = isToldOf(problem, text)
                || runs.stream().anyMatch(run -> isToldOf(problem, run));
        return typed ? problem : runs.stream().filter(run -> stands(run, problem))
                .findFirst().map(problem::quoting).orElse(problem);
    }

    /** Words that follow each other, first single ones. */
    private List<String> runs() {
        String list = Brackets.off(text);
        List<Integer> starts = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < list.length() && ends.size() < MOST_LOOKED_AT; i++) {
            boolean inside = SEPARATORS.indexOf(list.charAt(i)) < 0;
            if (inside && (i == 0 || SEPARATORS.indexOf(list.charAt(i - 1)) >= 0)) {
                starts.add(i);
            }
            if (inside && (i + 1 == list.length()
                    || SEPARATORS.indexOf(list.charAt(i + 1)) >= 0)) {
                ends.add(i + 1);
            }
        }
        List<String> runs = new ArrayList<>();
        for (int words = 1; words <= MOST_WORDS; words++) {
            for (int first = 0; first + words <= ends.size(); first++) {
                runs.add(list.substring(starts.get(first), ends.get(first + words - 1)));
            }
        }
        return runs;
    }

    private boolean stands(String run, Problem problem) {
        try {
            return grammar.values(key, run).all().stream()
                    .anyMatch(value -> isToldOf(problem, value));
        } catch (IllegalArgumentException e) {
            return Problem.of(key, run, e).value().equals(problem.value());
        }
    }

    private boolean isToldOf(Problem problem, String value) {
        return new Problem(key, value, "").value().equals(problem.value());
    }
}
