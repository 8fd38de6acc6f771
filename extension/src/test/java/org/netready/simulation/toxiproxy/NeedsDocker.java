// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.netready.needs.Needs;

/** Marks tests that need a Docker engine which has Toxiproxy's image. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Tag("docker")
@Needs(tag = "docker", need = DockerNeed.class)
@interface NeedsDocker {}
