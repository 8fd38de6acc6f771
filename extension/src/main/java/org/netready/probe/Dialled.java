// SPDX-License-Identifier: Apache-2.0
package org.netready.probe;

import java.net.Socket;
import java.util.Optional;

/**
 * A byte stream that was to be opened.
 *
 * @param outcome what became of the connect
 * @param stream a connected socket, on which TLS and HTTP run in this process and which the caller
 *     closes; there is one if, and only if, the outcome {@link ConnectOutcome#isSound is sound}
 */
public record Dialled(ConnectOutcome outcome, Optional<Socket> stream) {}
