package hustings.run;

/**
 * From when on a phase of a run lasted; it ends where the next one begins.
 *
 * @param from the first tick at whose end the run was in the phase
 * @param phase the phase
 */
public record PhaseInterval(long from, Phase phase) {}
