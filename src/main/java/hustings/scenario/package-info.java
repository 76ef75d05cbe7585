/**
 * What is to be carried out: a scenario, what may stand in one, and how it is read and written.
 *
 * <p>A {@link hustings.scenario.Scenario} is read from its text by a
 * {@link hustings.scenario.ScenarioGrammar}, with one value class for each kind of key
 * ({@link hustings.scenario.Latency}, {@link hustings.scenario.Fault},
 * {@link hustings.scenario.Graph} and so on). What is wrong with a text is told as
 * {@link hustings.scenario.Problem}s, each with its key, its value and what is allowed. Nothing
 * here knows how a run is carried out, or what became of one.
 */
@NullMarked
package hustings.scenario;

import org.jspecify.annotations.NullMarked;
