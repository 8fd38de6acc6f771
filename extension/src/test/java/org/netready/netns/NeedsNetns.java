// SPDX-License-Identifier: Apache-2.0
package org.netready.netns;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.netready.needs.Needs;

/** Marks tests that need network namespaces and nftables, and root to make them. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("netns")
@Needs(tag = "netns", need = NetnsNeed.class)
@interface NeedsNetns {}
