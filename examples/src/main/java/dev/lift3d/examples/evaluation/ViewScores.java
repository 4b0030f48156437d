package dev.lift3d.examples.evaluation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * How close one view is to its photograph.
 *
 * @param name the photograph's name
 * @param scores the numbers; in JSON they stand beside the name
 */
public record ViewScores(String name, @JsonUnwrapped Scores scores) {}
