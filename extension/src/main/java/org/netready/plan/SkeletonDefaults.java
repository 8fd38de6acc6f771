// SPDX-License-Identifier: Apache-2.0
package org.netready.plan;

/** Writes the part of a skeleton that is the same for all packs. */
final class SkeletonDefaults {

  private SkeletonDefaults() {}

  static void write(CommentedYaml yaml) {
    yaml.prose(0, "The site's resolvers, which say why a name fails; if unset, this machine's own.")
        .unset(0, "resolvers: [10.0.0.53]")
        .prose(0, "Resolvers whose answers are shown beside them. What is dialled stays what this")
        .prose(0, "machine itself resolves.")
        .unset(0, "reference-resolvers: [192.0.2.53]")
        .gap()
        .prose(
            0,
            "The site's proxies, or none. If unset, those that the process was given. http is for all;")
        .prose(0, "https names another one for HTTPS, and socks one that speaks SOCKS5.")
        .prose(0, "A password is never in this file, only the name of a variable that holds it.")
        .unset(0, "proxy:")
        .unset(0, "  http: http://proxy.example.com:3128")
        .unset(0, "  user: netready")
        .unset(0, "  password: ${env:PROXY_PASSWORD}")
        .unset(0, "  no-proxy: [.example.com, 10.0.0.0/8]")
        .gap()
        .prose(
            0,
            "Certificate authorities, as PEM files or key stores, by their paths from this file:")
        .prose(
            0, "the site's own; the public ones, if not those of Java; the store that the product")
        .prose(0, "itself uses, which then has to trust each certificate as well; and requirements")
        .prose(0, "whose certificates may have any issuer.")
        .unset(0, "trust:")
        .unset(0, "  site: [corp-ca.pem]")
        .unset(0, "  public: [mozilla.pem]")
        .unset(0, "  product: [{file: product-roots.p12, password: \"${env:STORE_PASSWORD}\"}]")
        .unset(0, "  exempt: [{requirement: \"registry-*\", reason: inspected by leave}]")
        .gap()
        .prose(0, "The whole time of a check and of a suite, how many checks run at once, and how")
        .prose(
            0, "often one address is asked, so that no firewall takes it for a port scan (or off).")
        .prose(0, "Of a range of ports and of a prefix a sample is asked, or all.")
        .line(
            0, "limits: {check: 5s, suite: 10m, concurrency: 2000, per-host: 20/s, ranges: sample}")
        .gap()
        .prose(0, "What makes a test fail and not only abort: fail is a must that is not met; add")
        .prose(0, "should, inconclusive, gap.")
        .line(0, "fail-on: [fail]")
        .gap()
        .prose(
            0, "Ports that may listen on hosts besides those that a pack allows, where it demands")
        .prose(0, "that nothing else does.")
        .unset(0, "allowed-listeners: [22/tcp]");
  }
}
