/** The packaged service among the people of a real Keystone: {@code mvn -Pkeystone verify}. */
@NullMarked
package io.darkroom.keystone;

import org.jspecify.annotations.NullMarked;
