import { emptyTally, type SourceError, type Tally } from "../knowledge/sources.ts";

export type SourceTally = { tally: Tally; errors: SourceError[] };

/** What became of the files, in all and for each source they came from. */
export class FileTallies {
  readonly all: SourceTally = { tally: emptyTally(), errors: [] };
  readonly bySource = new Map<string, SourceTally>();

  count(source: string, what: keyof Tally, by = 1): void {
    this.all.tally[what] += by;
    this.of(source).tally[what] += by;
  }

  fail(source: string, error: SourceError): void {
    this.count(source, "failed");
    this.all.errors.push(error);
    this.of(source).errors.push(error);
  }

  of(source: string): SourceTally {
    const known = this.bySource.get(source);
    if (known) return known;
    const fresh = { tally: emptyTally(), errors: [] };
    this.bySource.set(source, fresh);
    return fresh;
  }
}
