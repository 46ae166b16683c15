import { BlockList, isIP } from "node:net";

/** IANA's special-purpose IPv4 registry: none of it is a public website. */
const PRIVATE_IPV4 = makeList("ipv4", [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
]);

/** Global unicast; everything else in IPv6 is local, reserved, multicast or another network's address in disguise. */
const PUBLIC_IPV6 = makeList("ipv6", [["2000::", 3]]);

/** Within it: protocol assignments with Teredo, documentation, and 6to4, which hides an IPv4 address. */
const PRIVATE_IPV6 = makeList("ipv6", [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
]);

/** Whether an address is anything but a public one; what is no address at all counts as private. */
export function isPrivateAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return PRIVATE_IPV4.check(address, "ipv4");
  if (family !== 6) return true;
  return !PUBLIC_IPV6.check(address, "ipv6") || PRIVATE_IPV6.check(address, "ipv6");
}

function makeList(family: "ipv4" | "ipv6", networks: [string, number][]): BlockList {
  const list = new BlockList();
  for (const [network, bits] of networks) list.addSubnet(network, bits, family);
  return list;
}
