/** What the Lab uses of d3, which comes as plain scripts. */
interface Scale {
  (value: number): number;
  domain(domain: number[]): Scale;
  domain(): number[];
  range(range: number[]): Scale;
  ticks(count?: number): number[];
  tickFormat(count?: number, specifier?: string): (value: number) => string;
  nice(): Scale;
}
declare const d3: {
  scaleLinear(): Scale;
  scaleLog(): Scale;
};
