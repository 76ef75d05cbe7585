package hustings.lab;

import hustings.scenario.Scenario;

/**
 * One algorithm in one setting, carried out many times.
 *
 * @param x the value of the key on the x axis
 * @param scenario the scenario of trial 0; that of trial k has a seed that is larger by k
 */
public record Point(String x, Scenario scenario) {}
