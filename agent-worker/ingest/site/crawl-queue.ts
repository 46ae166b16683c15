import { normaliseAddress, type SiteScope } from "./address.ts";

/** A site that makes up addresses as it is read could fill the memory with them. */
export const MOST_ADDRESSES = 100_000;

/** The addresses of a site still to be visited, each once; beyond `most` no further ones are taken. */
export class CrawlQueue {
  readonly #scope: SiteScope;
  readonly #most: number;
  readonly #seen = new Set<string>();
  #waiting: string[] = [];
  #at = 0;

  constructor(scope: SiteScope, most = MOST_ADDRESSES) {
    this.#scope = scope;
    this.#most = most;
  }

  get length(): number {
    return this.#waiting.length - this.#at;
  }

  add(addresses: Iterable<string>): void {
    for (const address of addresses) {
      if (this.#seen.size >= this.#most) return;
      const normal = normaliseAddress(address);
      if (!normal || this.#seen.has(normal) || !this.#scope.mayHoldPage(normal)) continue;
      this.#seen.add(normal);
      this.#waiting.push(normal);
    }
  }

  hasSeen(address: string): boolean {
    return this.#seen.has(address);
  }

  /** Visits `first` next and then `address` once more. */
  postpone(address: string, first: string): void {
    this.#seen.add(first);
    this.#waiting.splice(this.#at, 0, first, address);
  }

  next(): string | undefined {
    const address = this.#waiting[this.#at];
    if (address !== undefined) this.#at += 1;
    return address;
  }
}
