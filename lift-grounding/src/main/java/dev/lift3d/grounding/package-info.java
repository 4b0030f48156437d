/** 3D language grounding trained from 2D only: what lifted features and pseudo-labels feed. */
package dev.lift3d.grounding;
