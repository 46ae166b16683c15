import { ok } from "../../shared/domain/result.ts";
import type { ArticleSummary } from "../../shared/protocol/knowledge-calls.ts";
import type { CallInput } from "../../shared/protocol/worker-call.ts";
import { ingestText } from "../ingest/ingest-text.ts";
import { ArticleList } from "../knowledge/article-list.ts";
import { ArticleStore } from "../knowledge/articles.ts";
import { SourceStore } from "../knowledge/sources.ts";
import { embedAll } from "../model/embed-missing.ts";
import { type CallContext, type CallHandlers, notFound, notPossible } from "./handler.ts";
import type { KnowledgeParts } from "./knowledge-parts.ts";

type Kinds =
  | "list-articles"
  | "read-article"
  | "write-article"
  | "exclude-article"
  | "remove-article"
  | "put-article"
  | "delete-article";

/** With more to embed than this, what was just written waits for its vectors like everything else. */
const EMBEDDED_AT_ONCE = 200;

/** Single articles: looked at, written, excluded, removed. */
export function articleHandlers(parts: KnowledgeParts): CallHandlers<Kinds> {
  const { knowledge, now } = parts;
  const list = new ArticleList(knowledge);
  const store = new ArticleStore(knowledge, now);
  return {
    "list-articles": ({ search, source, offset }, { collection }) =>
      ok(list.list(collection, { search, source, offset })),

    "read-article": ({ article: id }, { collection }) => {
      const article = list.find(collection, id);
      if (!article) return notFound("article");
      const comesBack = sourceOf(parts, article, collection).comesBack;
      return ok({ article, text: list.textOf(id), comesBack, passages: list.passagesOf(id) });
    },

    "write-article": (input, context) => writeArticle(parts, list, input, context),

    "put-article": (article, context) =>
      saveText(parts, list, { ...article, name: `api/${article.name}` }, context),

    "delete-article": ({ name }, { collection }) => {
      const article = list.findAt(collection, `text/api/${name}`);
      return article ? removeArticle(parts, store, article, collection) : notFound("article");
    },

    "exclude-article": ({ article: id, isExcluded }, { collection }) => {
      if (!list.find(collection, id)) return notFound("article");
      knowledge.transaction(() => store.exclude(id, isExcluded)).immediate();
      const article = list.find(collection, id);
      return article ? ok({ article }) : notFound("article");
    },

    "remove-article": ({ article: id }, { collection }) => {
      const article = list.find(collection, id);
      if (!article) return notFound("article");
      return removeArticle(parts, store, article, collection);
    },
  };
}

function writeArticle(
  parts: KnowledgeParts,
  list: ArticleList,
  { article: id, ...written }: CallInput<"write-article">,
  context: CallContext,
) {
  const { collection } = context;
  const old = id === undefined ? undefined : list.find(collection, id);
  if (id !== undefined && !old) return notFound("article");
  if (old && !old.isWritten)
    return notPossible("This article is read from its source: it is changed there, not here.");
  if (!old && list.findAt(collection, `text/${written.title}`))
    return notPossible(
      `There is an article "${written.title}" already. Change that one, or name this otherwise.`,
    );
  const name = old ? old.path.replace(/^text\//, "") : written.title;
  return saveText(parts, list, { ...written, name }, context);
}

type Written = { name: string; title: string; text: string; url: string };

async function saveText(
  { knowledge, embedder, now }: KnowledgeParts,
  list: ArticleList,
  { url, ...written }: Written,
  { collection, signal }: CallContext,
) {
  const given = { ...written, url: url === "" ? null : url, collection, now };
  const { errors } = await ingestText(knowledge, given);
  const [error] = errors;
  if (error) return notPossible(`This text ${error.problem}.`);
  const article = list.findAt(collection, `text/${written.name}`);
  if (!article) return notFound("article");
  if (embedder && list.count(collection).waiting <= EMBEDDED_AT_ONCE)
    await embedAll(knowledge, embedder, signal);
  return ok({ article });
}

/** Where an article comes from, and whether it would come from there again. */
function sourceOf(
  { knowledge, uploads, now }: KnowledgeParts,
  article: ArticleSummary,
  collection: string,
) {
  const sources = new SourceStore(knowledge, now);
  const own = sources.findOf(article.id);
  const isUpload = own?.location === uploads.folderOf(collection);
  const isAlone = own?.kind === "text" || own?.kind === "file";
  return { sources, own, isUpload, comesBack: own !== undefined && !isAlone && !isUpload };
}

function removeArticle(
  parts: KnowledgeParts,
  store: ArticleStore,
  article: ArticleSummary,
  collection: string,
) {
  const { uploads } = parts;
  const { sources, own, isUpload, comesBack } = sourceOf(parts, article, collection);
  if (comesBack)
    return notPossible(
      "This article would come back when its source is read again. Exclude it from answers, or remove the source.",
    );
  if (isUpload) uploads.forget(collection, article.path);
  if (own && !isUpload) sources.remove(own, store);
  else store.remove(article.id);
  return ok({ removed: 1 });
}
