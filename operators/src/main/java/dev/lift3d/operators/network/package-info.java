/**
 * Networks that other people saved, as functions from arrays to an array; which engine runs them is
 * known here only.
 *
 * <p>Arrays are float32 in host memory: N x C x H x W in C order for pictures and feature maps.
 */
package dev.lift3d.operators.network;
