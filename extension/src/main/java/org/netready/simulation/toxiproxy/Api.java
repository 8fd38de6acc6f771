// SPDX-License-Identifier: Apache-2.0
package org.netready.simulation.toxiproxy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Toxiproxy's control API: which request does what. There are no metrics, as in a real server that
 * is not told to have any.
 */
final class Api {

  /** The release whose behaviour this is. */
  static final String VERSION = "2.12.0";

  private static final Reply NOT_FOUND = Reply.unhandled(404, "404 page not found\n");
  private static final Reply NOT_ALLOWED = Reply.unhandled(405, "");

  private final Proxies proxies;

  Api(Proxies proxies) {
    this.proxies = proxies;
  }

  /**
   * Answer a request.
   *
   * @param path the path, decoded
   * @param userAgent what the client calls itself; browsers are turned away
   */
  Reply answer(String method, String path, String userAgent, String body) {
    Optional<Route> route = Route.of(path);
    if (route.isEmpty()) {
      return NOT_FOUND;
    }
    if (!route.get().methods().contains(method)) {
      return NOT_ALLOWED;
    }
    if (userAgent.startsWith("Mozilla/")) {
      return Reply.text(403, "User agent not allowed\n");
    }
    List<String> names = names(path);
    try {
      return answer(route.get(), method, names, body);
    } catch (ApiException e) {
      return Reply.text(e.status(), ReplyJson.error(e));
    }
  }

  private Reply answer(Route route, String method, List<String> names, String body)
      throws ApiException {
    return switch (route) {
      case VERSION -> Reply.version(ReplyJson.version(VERSION));
      case RESET -> {
        proxies.reset();
        yield Reply.empty();
      }
      case POPULATE -> populate(body);
      case PROXIES ->
          method.equals("GET")
              ? Reply.json(200, ReplyJson.proxies(proxies.all()))
              : Reply.json(201, ReplyJson.proxy(proxies.create(RequestBody.object(body))));
      case PROXY -> proxy(method, names.get(1), body);
      case TOXICS -> toxics(method, names.get(1), body);
      case TOXIC -> toxic(method, names.get(1), names.get(3), body);
    };
  }

  private Reply populate(String body) {
    Proxies.Populated populated;
    try {
      populated = proxies.populate(RequestBody.objects(body));
    } catch (ApiException e) {
      populated = new Proxies.Populated(List.of(), Optional.of(e));
    }
    int status = populated.error().map(ApiException::status).orElse(201);
    return Reply.json(status, ReplyJson.populated(populated.proxies(), populated.error()));
  }

  private Reply proxy(String method, String name, String body) throws ApiException {
    if (method.equals("GET")) {
      return Reply.json(200, ReplyJson.proxy(proxies.get(name)));
    }
    if (method.equals("DELETE")) {
      proxies.delete(name);
      return Reply.empty();
    }
    proxies.get(name);
    return Reply.json(200, ReplyJson.proxy(proxies.update(name, RequestBody.object(body))));
  }

  private Reply toxics(String method, String name, String body) throws ApiException {
    TcpProxy proxy = proxies.get(name);
    if (method.equals("GET")) {
      return Reply.json(200, ReplyJson.toxics(proxy.toxics()));
    }
    return Reply.json(200, ReplyJson.toxic(proxies.addToxic(name, RequestBody.object(body))));
  }

  private Reply toxic(String method, String proxy, String name, String body) throws ApiException {
    if (method.equals("GET")) {
      return Reply.json(200, ReplyJson.toxic(proxies.toxic(proxy, name)));
    }
    if (method.equals("DELETE")) {
      proxies.removeToxic(proxy, name);
      return Reply.empty();
    }
    return Reply.json(200, ReplyJson.toxic(proxies.updateToxic(proxy, name, body)));
  }

  private static List<String> names(String path) {
    return Arrays.asList(path.substring(1).split("/", -1));
  }

  /**
   * What is replied.
   *
   * @param status the HTTP status code
   * @param contentType the media type; empty if there is no content
   * @param content the content
   * @param isHandled whether a route was found, so that the request got an id
   */
  record Reply(int status, String contentType, String content, boolean isHandled) {

    private static final String PLAIN = "text/plain; charset=utf-8";

    static Reply json(int status, String content) {
      return of(status, "application/json", content, true);
    }

    static Reply version(String content) {
      return of(200, "application/json;charset=utf-8", content, true);
    }

    static Reply text(int status, String content) {
      return of(status, PLAIN, content, true);
    }

    static Reply empty() {
      return of(204, "", "", true);
    }

    static Reply unhandled(int status, String content) {
      return of(status, content.isEmpty() ? "" : PLAIN, content, false);
    }

    private static Reply of(int status, String type, String content, boolean isHandled) {
      return new Reply(status, type, content, isHandled);
    }
  }

  /** The paths that there are, and their methods. */
  private enum Route {
    VERSION("GET"),
    RESET("POST"),
    POPULATE("POST"),
    PROXIES("GET", "POST"),
    PROXY("GET", "POST", "PATCH", "DELETE"),
    TOXICS("GET", "POST"),
    TOXIC("GET", "POST", "PATCH", "DELETE");

    @SuppressWarnings("ImmutableEnumChecker") // no set of Set.of ever changes
    private final Set<String> methods;

    Route(String... methods) {
      this.methods = Set.of(methods);
    }

    Set<String> methods() {
      return methods;
    }

    static Optional<Route> of(String path) {
      if (!path.startsWith("/")) {
        return Optional.empty();
      }
      List<String> names = names(path);
      if (names.size() == 1) {
        return switch (names.get(0)) {
          case "version" -> Optional.of(VERSION);
          case "reset" -> Optional.of(RESET);
          case "populate" -> Optional.of(POPULATE);
          case "proxies" -> Optional.of(PROXIES);
          default -> Optional.empty();
        };
      }
      return names.get(0).equals("proxies") && !names.contains("")
          ? below(names)
          : Optional.empty();
    }

    private static Optional<Route> below(List<String> names) {
      boolean hasToxics = names.size() > 2 && names.get(2).equals("toxics");
      return switch (names.size()) {
        case 2 -> Optional.of(PROXY);
        case 3 -> hasToxics ? Optional.of(TOXICS) : Optional.empty();
        case 4 -> hasToxics ? Optional.of(TOXIC) : Optional.empty();
        default -> Optional.empty();
      };
    }
  }
}
