// SPDX-License-Identifier: Apache-2.0
package org.netready.netns.bed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.netready.needs.Needs;

/** Marks tests that need a {@link Bed}: root, network namespaces, nftables, and real servers. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("netns")
@Needs(tag = "netns", need = BedNeed.class)
public @interface NeedsBed {}
