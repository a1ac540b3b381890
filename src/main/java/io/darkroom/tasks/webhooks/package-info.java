/** What happens to tasks, told to whom the operator has named (CloudEvents 1.0). */
@NullMarked
package io.darkroom.tasks.webhooks;

import org.jspecify.annotations.NullMarked;
