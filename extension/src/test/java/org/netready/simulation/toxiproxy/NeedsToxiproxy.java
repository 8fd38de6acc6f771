// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.netready.needs.Needs;

/**
 * Marks tests that need a real {@code toxiproxy-server}: the one that {@code
 * NETREADY_TOXIPROXY_SERVER} names, else the first on the {@code PATH}.
 */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("toxiproxy")
@Needs(tag = "toxiproxy", need = ToxiproxyNeed.class)
public @interface NeedsToxiproxy {}
