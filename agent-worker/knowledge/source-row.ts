import { z } from "zod";
import type { Source, SourceKind } from "./sources.ts";

export type SourceRow = {
  id: string;
  collection: string;
  kind: SourceKind;
  location: string;
  options: string;
  every_minutes: number | null;
  state: Source["state"];
  began_at: number;
  ended_at: number | null;
  next_at: number | null;
  wanted_at: number | null;
  tally: string;
  errors: string;
  articles: number;
};

const optionsSchema = z.record(z.string(), z.unknown());
const tallySchema = z.record(z.string(), z.number());
const errorsSchema = z.array(z.object({ path: z.string(), problem: z.string() }));

export function parseSource(row: SourceRow): Source {
  const { id, collection, kind, location, state, articles } = row;
  return {
    id,
    collection,
    kind,
    location,
    state,
    articles,
    options: optionsSchema.parse(JSON.parse(row.options)),
    tally: tallySchema.parse(JSON.parse(row.tally)),
    errors: errorsSchema.parse(JSON.parse(row.errors)),
    everyMinutes: row.every_minutes,
    beganAt: row.began_at,
    endedAt: row.ended_at,
    nextAt: row.next_at,
    wantedAt: row.wanted_at,
  };
}
