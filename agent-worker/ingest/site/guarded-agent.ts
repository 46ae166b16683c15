import { lookup as resolveHost, type LookupAddress, type LookupOptions } from "node:dns";
import { isIP } from "node:net";
import { Agent } from "undici";
import { isPrivateAddress } from "./private-address.ts";

export class PrivateAddress extends Error {}

type Done = (error: Error | null, address: string | LookupAddress[], family?: number) => void;
type Resolve = (
  host: string,
  options: LookupOptions & { all: true },
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

export type GuardOptions = { allowPrivate: boolean; resolve?: Resolve };

const PORTS = ["", "80", "443"];

/** Why an address must not be fetched, as far as that shows without looking its host up. */
export function refuseAddress(url: URL, { allowPrivate }: GuardOptions): string | null {
  if (url.protocol !== "http:" && url.protocol !== "https:") return "is not a web address";
  if (url.username || url.password) return "holds a password";
  if (allowPrivate) return null;
  if (!PORTS.includes(url.port)) return "uses a port other than 80 and 443";
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return isIP(host) > 0 && isPrivateAddress(host) ? PRIVATE : null;
}

const PRIVATE =
  "leads to a private address (ALLOW_PRIVATE_CRAWL=1 allows that on a network of your own)";

/** Connects only where every address of a host is public: checked for the very addresses that are connected to. */
export function openGuardedAgent(options: GuardOptions): Agent {
  const resolve: Resolve = options.resolve ?? resolveHost;
  const lookup = (host: string, wanted: LookupOptions, done: Done) => {
    resolve(host, { ...wanted, all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || !first) return done(error ?? new Error(`${host} has no address`), []);
      if (!options.allowPrivate && addresses.some(({ address }) => isPrivateAddress(address)))
        return done(new PrivateAddress(PRIVATE), []);
      if (wanted.all) done(null, addresses);
      else done(null, first.address, first.family);
    });
  };
  return new Agent({ connect: { lookup, timeout: 10_000 }, connections: 4, allowH2: false });
}
