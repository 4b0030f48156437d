/** How commands report: aligned text for people, JSON for programs. */
package dev.lift3d.examples.output;
