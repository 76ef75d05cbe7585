// @ts-check
/** @typedef {import("./types.js").Findings} Findings */
import { csv as written } from "../csv.js";

const STATISTICS = [
  "count", "mean", "low", "high", "sd", "min", "q5", "q25", "median", "q75", "q95", "max",
];

/**
 * The name of a file, which says where it is not all.
 * @param {Findings} findings
 * @param {string} name
 * @param {string} ending
 */
export function fileName({ complete, trialsFound, trialsAsked }, name, ending) {
  const part = complete ? "" : `-incomplete-${trialsFound}-of-${trialsAsked}-trials`;
  return `${name}${part}.${ending}`;
}

/** Findings as JSON, complete or not: as /api/lab answers them. @param {Findings} findings */
export function json(findings) {
  return `${JSON.stringify(findings)}\n`;
}

/** Findings as comma-separated values: as /api/lab.csv answers them. @param {Findings} findings */
export function csv(findings) {
  const outcomes = Object.keys(findings.series[0]?.points[0]?.outcomes ?? {});
  const rows = [[
    "algorithm", ...findings.vary, "trials", ...outcomes, "unfinished", "measure", ...STATISTICS,
    "difference", "difference low", "difference high",
    "complete", "trials found", "trials asked", "seed", "version", "address",
  ]];
  const origin = [
    findings.complete ? "yes" : "no",
    String(findings.trialsFound),
    String(findings.trialsAsked),
    findings.seed,
    findings.version,
    findings.address,
  ];
  for (const series of findings.series) {
    for (const point of series.points) {
      for (const [measure, sum] of Object.entries(point.measures)) {
        const { mean = "", low = "", high = "" } = point.differences[measure] ?? {};
        rows.push([
          series.algorithm,
          ...findings.vary.map((key) =>
            (key === findings.x ? point.x : series.others[key] ?? "")),
          String(point.trials),
          ...outcomes.map((outcome) => String(point.outcomes[outcome])),
          String(point.unfinished),
          measure,
          ...STATISTICS.map((name) => String(sum[/** @type {keyof typeof sum} */ (name)] ?? "")),
          ...[mean, low, high].map((value) => String(value ?? "")),
          ...origin,
        ]);
      }
    }
  }
  return written(rows);
}
