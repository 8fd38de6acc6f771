// SPDX-License-Identifier: Apache-2.0
package org.netready.needs;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Says what tests need that a machine may lack. Without it they are skipped with the reason; if it
 * is required ({@link RequiredNeeds}), its absence is a failure. To be used as a meta-annotation,
 * beside a {@code @Tag} of the same name.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@ExtendWith(NeedsCondition.class)
public @interface Needs {

  /** The name under which it can be required: that of the tag. */
  String tag();

  /** What finds out whether it is there. */
  Class<? extends Need> need();
}
