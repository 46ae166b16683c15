import { z } from "zod";

const id = z.string().min(1).max(64);
const count = z.int().min(0);

export const articleSummarySchema = z.object({
  id: z.string(),
  path: z.string(),
  title: z.string(),
  url: z.string().nullable(),
  language: z.string().nullable(),
  passages: count,
  bytes: count,
  version: count,
  /** Milliseconds since 1970. */
  readAt: z.int(),
  isExcluded: z.boolean(),
  /** It was written in Lobby and can be edited there. */
  isWritten: z.boolean(),
});

export const sourceViewSchema = z.object({
  id: z.string(),
  kind: z.enum(["folder", "file", "site", "written", "uploads"]),
  /** What a person calls it: an address, the end of a path. */
  name: z.string(),
  state: z.enum(["waiting", "reading", "done", "failed"]),
  articles: count,
  /** How many files or pages there are, and how many of them have been looked at in the run under way or the last one. */
  found: count,
  looked: count,
  beganAt: z.int(),
  endedAt: z.int().nullable(),
  nextAt: z.int().nullable(),
  everyMinutes: z.int().nullable(),
  errors: z.array(z.object({ path: z.string(), problem: z.string() })),
});

export const articleTextSchema = z.object({
  title: z.string().trim().min(1).max(200),
  /** Markdown. */
  text: z.string().trim().min(1).max(200_000),
  url: z
    .union([z.literal(""), z.url({ protocol: /^https?$/ }).max(2000)])
    .default("")
    .describe("Where visitors can read it, if anywhere."),
});

export const siteRequestSchema = z.strictObject({
  address: z.string().trim().min(1).max(2000),
  maxPages: z.int().min(1).max(20_000).default(1000),
  onlyBelow: z.boolean().default(false),
  /** Minutes between two readings; null for never. */
  everyMinutes: z.int().min(15).max(525_600).nullable().default(1440),
});

const articleSchema = z.object({ article: articleSummarySchema });
export const articleNameSchema = z.string().trim().min(1).max(200);

/** Articles under a name of the caller's own, for the REST interface. */
export const restCalls = {
  "put-article": {
    input: z.strictObject({ ...articleTextSchema.shape, name: articleNameSchema }),
    output: articleSchema,
  },
  "delete-article": {
    input: z.strictObject({ name: articleNameSchema }),
    output: z.object({ removed: count }),
  },
};

const removedSchema = z.object({ removed: count });

/** What the browser asks of the articles of one agent; a worker answers it. */
export const knowledgeCalls = {
  "read-overview": {
    input: z.strictObject({}),
    output: z.object({
      articles: count,
      passages: count,
      /** Passages that have no vectors yet. */
      waiting: count,
      sources: z.array(sourceViewSchema),
    }),
  },
  "list-articles": {
    input: z.strictObject({
      search: z.string().max(200).default(""),
      /** Id of a source. */
      source: z.string().max(64).optional(),
      offset: count.default(0),
    }),
    output: z.object({ total: count, articles: z.array(articleSummarySchema) }),
  },
  "read-article": {
    input: z.strictObject({ article: id }),
    output: z.object({
      article: articleSummarySchema,
      /** What was written in Lobby; null for what was read from elsewhere. */
      text: z.string().nullable(),
      /** Removing it would be in vain: its source brings it back at the next reading. */
      comesBack: z.boolean(),
      passages: z.array(z.object({ heading: z.string(), text: z.string(), kind: z.string() })),
    }),
  },
  "write-article": {
    /** With `article` in the place of that one. */
    input: z.strictObject({ ...articleTextSchema.shape, article: id.optional() }),
    output: articleSchema,
  },
  "exclude-article": {
    input: z.strictObject({ article: id, isExcluded: z.boolean() }),
    output: articleSchema,
  },
  "remove-article": { input: z.strictObject({ article: id }), output: removedSchema },
  "add-site": { input: siteRequestSchema, output: z.object({ source: sourceViewSchema }) },
  "store-upload": {
    input: z.strictObject({ name: z.string().min(1).max(200), bytes: count }),
    output: z.object({ name: z.string() }),
  },
  "refresh-source": {
    input: z.strictObject({ source: id }),
    output: z.object({ source: sourceViewSchema }),
  },
  "remove-source": { input: z.strictObject({ source: id }), output: removedSchema },
};

export type ArticleSummary = z.infer<typeof articleSummarySchema>;
export type SourceView = z.infer<typeof sourceViewSchema>;
export type ArticleText = z.input<typeof articleTextSchema>;
