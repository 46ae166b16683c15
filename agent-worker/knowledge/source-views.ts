import { basename } from "node:path";
import type { SourceView } from "../../shared/protocol/knowledge-calls.ts";
import type { Source } from "./sources.ts";

/** The sources of a collection as people see them: what was written in Lobby is one of them, however many articles it is. */
export function viewSources(sources: Source[], uploads: string): SourceView[] {
  const written = sources.filter(({ kind }) => kind === "text");
  const others = sources.filter(({ kind }) => kind !== "text");
  const views = others.map((source) => viewSource(source, uploads));
  return written.length === 0 ? views : [...views, viewWritten(written)];
}

export function viewSource(source: Source, uploads: string): SourceView {
  const { id, kind, location, state, tally, articles, wantedAt, errors } = source;
  const { added = 0, updated = 0, unchanged = 0, failed = 0, ignored = 0, found = 0 } = tally;
  const isUploads = location === uploads;
  return {
    id,
    kind: isUploads ? "uploads" : kind === "text" ? "written" : kind,
    name: isUploads ? "Uploaded files" : nameOf(source),
    state: state !== "reading" && wantedAt !== null ? "waiting" : state,
    articles,
    found,
    looked: Math.min(found, added + updated + unchanged + failed + (kind === "site" ? 0 : ignored)),
    beganAt: source.beganAt,
    endedAt: source.endedAt,
    nextAt: source.nextAt,
    everyMinutes: source.everyMinutes,
    errors: errors.slice(0, 100),
  };
}

function viewWritten(written: Source[]): SourceView {
  const latest = Math.max(...written.map(({ endedAt, beganAt }) => endedAt ?? beganAt));
  return {
    id: "written",
    kind: "written",
    name: "Written in Lobby",
    state: "done",
    articles: written.reduce((sum, { articles }) => sum + articles, 0),
    found: written.length,
    looked: written.length,
    beganAt: latest,
    endedAt: latest,
    nextAt: null,
    everyMinutes: null,
    errors: [],
  };
}

function nameOf({ kind, location }: Source): string {
  if (kind === "site") return location.replace(/^https?:\/\//, "").replace(/\/$/, "");
  if (kind === "text") return location.replace(/^text:/, "");
  return basename(location);
}
