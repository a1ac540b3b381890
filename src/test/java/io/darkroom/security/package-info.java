/**
 * The attacks that services of this kind have known, each as one test against the whole service.
 */
@NullMarked
package io.darkroom.security;

import org.jspecify.annotations.NullMarked;
