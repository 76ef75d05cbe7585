package hustings.compare;

import hustings.check.Judgement;
import hustings.run.Result;
import java.util.List;

/**
 * How a run came out, and what is to be said of it.
 *
 * @param result what it came to, and what it cost
 * @param judgements how it stands by each property
 * @param futile the faults that did nothing in it
 */
public record Judged(Result result, List<Judgement> judgements, List<Futile> futile) {}
