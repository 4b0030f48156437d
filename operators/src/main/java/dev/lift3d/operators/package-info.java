/** What a 2D operator is (encoder, feature map, decoder), and the ways to load one. */
package dev.lift3d.operators;
