/** What a person sees while waiting and when something goes wrong; all of it on standard error. */
package dev.lift3d.examples.console;
