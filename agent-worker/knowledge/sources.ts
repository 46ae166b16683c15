import { ulid } from "ulid";
import type { ArticleStore } from "./articles.ts";
import type { Knowledge } from "./database.ts";
import { parseSource, type SourceRow } from "./source-row.ts";

export type SourceKind = "folder" | "file" | "site" | "text";

export type Tally = {
  found: number;
  added: number;
  updated: number;
  unchanged: number;
  removed: number;
  failed: number;
  ignored: number;
  passages: number;
};

export type SourceError = { path: string; problem: string };

/** Where articles come from; `location` is an absolute path, an address, or `text:` and a title. */
export type Source = {
  id: string;
  collection: string;
  kind: SourceKind;
  location: string;
  options: Record<string, unknown>;
  everyMinutes: number | null;
  state: "reading" | "done" | "failed";
  beganAt: number;
  endedAt: number | null;
  nextAt: number | null;
  /** When somebody asked for it to be read, if it is not being read yet. */
  wantedAt: number | null;
  tally: Partial<Tally>;
  errors: SourceError[];
  articles: number;
};

export type SourceRun = Pick<Source, "collection" | "kind" | "location"> & {
  options?: Record<string, unknown>;
  everyMinutes?: number | null;
  /** When the run began that this one goes on with. */
  beganAt?: number;
};

const SHOWN_ERRORS = 200;
/** A run that has not been heard of for this long has died. */
const SILENCE = 45_000;
const SIGN_OF_LIFE = 10_000;

export function emptyTally(): Tally {
  return {
    found: 0,
    added: 0,
    updated: 0,
    unchanged: 0,
    removed: 0,
    failed: 0,
    ignored: 0,
    passages: 0,
  };
}

export class SourceStore {
  readonly #knowledge: Knowledge;
  readonly #now: () => number;
  readonly #statements: ReturnType<typeof prepareStatements>;

  constructor(knowledge: Knowledge, now: () => number) {
    this.#knowledge = knowledge;
    this.#now = now;
    this.#statements = prepareStatements(knowledge);
  }

  list(): Source[] {
    return this.#statements.list.all().map(parseSource);
  }

  find(collection: string, location: string): Source | undefined {
    const row = this.#statements.find.get(collection, location);
    return row && parseSource(row);
  }

  /** Where an article comes from. */
  findOf(article: string): Source | undefined {
    const row = this.#statements.findOf.get(article);
    return row && parseSource(row);
  }

  /** Notes that a source is being read; options and schedule that are not given stay as they were. */
  begin(run: SourceRun): Source {
    const { collection, kind, location, options, everyMinutes, beganAt = this.#now() } = run;
    const schedule = everyMinutes === undefined ? {} : { everyMinutes };
    const old = this.find(collection, location);
    const merged = {
      options: old?.options ?? {},
      everyMinutes: old?.everyMinutes ?? null,
      ...(options && { options }),
      ...schedule,
    };
    this.#statements.begin.run({
      id: old?.id ?? ulid(this.#now()),
      collection,
      kind,
      location,
      options: JSON.stringify(merged.options),
      every: merged.everyMinutes,
      began: beganAt,
      now: this.#now(),
    });
    const begun = this.find(collection, location);
    if (!begun) throw new Error("a source that was just written is not there");
    return begun;
  }

  /** Asks for a source to be read as soon as a worker has time; a new one is noted for that. */
  plan(run: SourceRun): Source {
    const plan = this.#knowledge.transaction(() => {
      const old = this.find(run.collection, run.location);
      const { id } = old?.state === "reading" ? old : this.begin(run);
      if (old?.state !== "reading") this.#statements.rest.run(id);
      this.want(id);
      return this.find(run.collection, run.location);
    });
    const planned = plan.immediate();
    if (!planned) throw new Error("a source that was just written is not there");
    return planned;
  }

  want(id: string): void {
    this.#statements.want.run(this.#now(), id);
  }

  /** Tells others now and then that the runs are alive, until the disposer is called. */
  keepAlive(ids: Iterable<string>): () => void {
    const all = [...ids];
    const timer = setInterval(() => {
      for (const id of all) this.#statements.live.run(this.#now(), id);
    }, SIGN_OF_LIFE);
    return () => clearInterval(timer);
  }

  /** Tells others that the run is alive, and how far it is. */
  touch(id: string, tally: Tally): void {
    this.#statements.touch.run(this.#now(), JSON.stringify(tally), id);
  }

  finish(id: string, state: "done" | "failed", tally: Tally, errors: SourceError[]): void {
    const shown = JSON.stringify(errors.slice(0, SHOWN_ERRORS));
    this.#statements.finish.run({
      id,
      state,
      tally: JSON.stringify(tally),
      errors: shown,
      now: this.#now(),
    });
  }

  /** A source whose time has come and that nobody is reading, taken by nobody else until it is finished. */
  takeDue(kinds: readonly SourceKind[] = ["folder", "file", "site"]): Source | null {
    const take = this.#knowledge.transaction(() => {
      const now = this.#now();
      const row = this.#statements.due.get({
        kinds: JSON.stringify(kinds),
        now,
        silent: now - SILENCE,
      });
      if (!row) return null;
      this.#statements.take.run(this.#now(), row.id);
      return parseSource(row);
    });
    return take.immediate();
  }

  /** With its articles, which leave no passage behind; returns how many those were. */
  remove(source: Source, articles: ArticleStore): number {
    const remove = this.#knowledge.transaction(() => {
      const own = articles.listFromSource(source.collection, source.location);
      for (const article of own) articles.remove(article.id);
      this.#statements.remove.run(source.id);
      return own.length;
    });
    return remove.immediate();
  }
}

const SELECT = `
  SELECT s.*, (SELECT count(*) FROM article a WHERE a.collection = s.collection AND a.source = s.location) AS articles
  FROM source s
`;

function prepareStatements(knowledge: Knowledge) {
  return {
    list: knowledge.prepare<[], SourceRow>(`${SELECT} ORDER BY s.collection, s.kind, s.location`),
    find: knowledge.prepare<[string, string], SourceRow>(
      `${SELECT} WHERE s.collection = ? AND s.location = ?`,
    ),
    findOf: knowledge.prepare<[string], SourceRow>(
      `${SELECT} JOIN article o ON o.collection = s.collection AND o.source = s.location WHERE o.id = ?`,
    ),
    begin: knowledge.prepare(`
      INSERT INTO source (id, collection, kind, location, options, every_minutes, state, began_at, touched_at)
      VALUES (@id, @collection, @kind, @location, @options, @every, 'reading', @began, @now)
      ON CONFLICT (id) DO UPDATE SET kind = @kind, options = @options, every_minutes = @every,
        state = 'reading', began_at = @began, touched_at = @now, ended_at = NULL
    `),
    touch: knowledge.prepare("UPDATE source SET touched_at = ?, tally = ? WHERE id = ?"),
    finish: knowledge.prepare(`
      UPDATE source SET state = @state, ended_at = @now, touched_at = @now, tally = @tally, errors = @errors,
        next_at = @now + every_minutes * 60000
      WHERE id = @id
    `),
    due: knowledge.prepare<[{ kinds: string; now: number; silent: number }], SourceRow>(`
      ${SELECT} WHERE s.kind IN (SELECT value FROM json_each(@kinds)) AND CASE s.state
        WHEN 'reading' THEN s.touched_at < @silent
        ELSE s.wanted_at IS NOT NULL OR (s.kind = 'site' AND s.every_minutes IS NOT NULL AND s.next_at <= @now)
      END
      ORDER BY s.wanted_at IS NULL, s.next_at LIMIT 1
    `),
    want: knowledge.prepare("UPDATE source SET wanted_at = ? WHERE id = ?"),
    rest: knowledge.prepare("UPDATE source SET state = 'done' WHERE id = ?"),
    live: knowledge.prepare("UPDATE source SET touched_at = ? WHERE id = ?"),
    take: knowledge.prepare(
      "UPDATE source SET state = 'reading', touched_at = ?, wanted_at = NULL WHERE id = ?",
    ),
    remove: knowledge.prepare("DELETE FROM source WHERE id = ?"),
  };
}
