/**
 * Training of the lifting model, on two cores or more.
 *
 * <p>One step: the source views of a scene are encoded once, with a graph; rays are worked in
 * chunks on all workers, each chunk forward and backward at once; gradients of the gathered
 * features are added into gradients of the maps; those are sent through the feature network once.
 * What a step sees is a function of the seed and the step's number alone, so that a stopped
 * training resumes exactly.
 */
package dev.lift3d.correction.training;
