/** Callers whom Keystone, the identity service of OpenStack, vouches for (Identity API v3). */
@NullMarked
package io.darkroom.identity.keystone;

import org.jspecify.annotations.NullMarked;
