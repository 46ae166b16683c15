import { ok } from "../../shared/domain/result.ts";
import { normaliseAddress } from "../ingest/site/address.ts";
import { siteOptionsSchema } from "../ingest/site/crawl-site.ts";
import { ArticleList } from "../knowledge/article-list.ts";
import { ArticleStore } from "../knowledge/articles.ts";
import { SourceStore } from "../knowledge/sources.ts";
import { viewSource, viewSources } from "../knowledge/source-views.ts";
import { type CallHandlers, notFound, notPossible } from "./handler.ts";
import type { KnowledgeParts } from "./knowledge-parts.ts";

type Kinds = "read-overview" | "add-site" | "store-upload" | "refresh-source" | "remove-source";

/** Where articles come from: looked at, added, read again, removed. Reading itself is the schedule's work. */
export function sourceHandlers(parts: KnowledgeParts): CallHandlers<Kinds> {
  const { knowledge, uploads, now, wakeSchedule } = parts;
  const list = new ArticleList(knowledge);
  const sources = new SourceStore(knowledge, now);
  const find = (collection: string, id: string) =>
    sources.list().find((one) => one.collection === collection && one.id === id);
  return {
    "read-overview": (_, { collection }) => {
      const own = sources.list().filter((source) => source.collection === collection);
      const counts = list.count(collection);
      const waiting = parts.embedder ? counts.waiting : 0;
      const views = viewSources(own, uploads.folderOf(collection));
      return ok({ ...counts, waiting, sources: views });
    },

    "add-site": ({ address: given, maxPages, onlyBelow, everyMinutes }, { collection }) => {
      const address = normaliseAddress(/^https?:\/\//i.test(given) ? given : `https://${given}`);
      if (!address) return notPossible("That is not the address of a website.");
      const options = siteOptionsSchema.parse({ maxPages, onlyBelow });
      const run = { collection, kind: "site" as const, location: address, options, everyMinutes };
      const source = sources.plan(run);
      wakeSchedule();
      return ok({ source: viewSource(source, uploads.folderOf(collection)) });
    },

    "store-upload": async ({ name, bytes: size }, { collection, readBody }) => {
      const bytes = await readBody();
      if (bytes.length !== size)
        return notPossible("The file did not arrive whole. Send it again.");
      const kept = uploads.keep(collection, name, bytes);
      if (!kept.ok) return notPossible(kept.problem);
      sources.plan({ collection, kind: "folder", location: uploads.folderOf(collection) });
      wakeSchedule();
      return ok({ name: kept.value });
    },

    "refresh-source": ({ source: id }, { collection }) => {
      const source = find(collection, id);
      if (!source) return notFound("source");
      if (source.kind === "text") return notPossible("What was written here is not read again.");
      sources.want(source.id);
      wakeSchedule();
      const wanted = find(collection, id) ?? source;
      return ok({ source: viewSource(wanted, uploads.folderOf(collection)) });
    },

    "remove-source": ({ source: id }, { collection }) => {
      const source = find(collection, id);
      if (!source) return notFound("source");
      const folder = uploads.folderOf(collection);
      const articles = new ArticleStore(knowledge, now);
      if (source.location === folder)
        for (const { path } of articles.listFromSource(collection, folder))
          uploads.forget(collection, path);
      return ok({ removed: sources.remove(source, articles) });
    },
  };
}
