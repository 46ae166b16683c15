import { normaliseAddress, type SiteScope } from "./address.ts";

/** The addresses of a site still to be visited, each once. */
export class CrawlQueue {
  readonly #scope: SiteScope;
  readonly #seen = new Set<string>();
  #waiting: string[] = [];
  #at = 0;

  constructor(scope: SiteScope) {
    this.#scope = scope;
  }

  get length(): number {
    return this.#waiting.length - this.#at;
  }

  add(addresses: Iterable<string>): void {
    for (const address of addresses) {
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
