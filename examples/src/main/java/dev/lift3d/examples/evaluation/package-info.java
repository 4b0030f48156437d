/**
 * How close rendered views come to photographs that were held out: {@link
 * dev.lift3d.examples.evaluation.Evaluation} scores frames, whoever renders them, the lifting model
 * or a plain method.
 */
package dev.lift3d.examples.evaluation;
