import type { Channel, Row } from "./row.ts";
import { statusOf, type Status } from "./state.ts";

export const inboxViews = [
  "needs-attention",
  "mine",
  "unassigned",
  "agent",
  "open",
  "snoozed",
  "resolved",
] as const;

export type InboxView = (typeof inboxViews)[number];
export type InboxSort = "activity" | "waiting" | "created";

/** Empty or missing lists don't narrow; everything given must hold. */
export interface InboxFilter {
  status?: readonly Status[];
  /** Member ids; null stands for nobody. */
  owners?: readonly (string | null)[];
  /** A row must carry all of them. */
  tags?: readonly string[];
  agents?: readonly string[];
  channels?: readonly Channel[];
  handoffs?: readonly string[];
  isUnread?: boolean;
  /** Bounds of the last activity, milliseconds since 1970; `until` is not included. */
  since?: number;
  until?: number;
}

export interface InboxQuery {
  view: InboxView;
  filter?: InboxFilter;
  /** Words that must all occur in name, address, preview or tag names. */
  text?: string;
  /** Without it: longest waiting first where attention is needed, last activity first elsewhere. */
  sort?: InboxSort;
}

/** What a query looks at besides the rows. */
export interface InboxWorld {
  me: string;
  now: number;
  isUnread(row: Row): boolean;
  /** What a text is searched in, in lower case; see `searchedText`. */
  searched(row: Row): string;
  /** The tag that an id stands for, since some were merged into others. */
  standingTag?: ((id: string) => string) | undefined;
}

/** The rows of a query, in its order; ties by id, newest conversation first. */
export function selectRows(rows: Iterable<Row>, query: InboxQuery, world: InboxWorld): Row[] {
  const words = searchWords(query.text ?? "");
  const filter = query.filter ?? {};
  const found: Row[] = [];
  for (const row of rows) {
    if (!isInView(row, query.view, world)) continue;
    if (!passes(row, filter, world)) continue;
    if (words.length > 0 && !hasWords(world.searched(row), words)) continue;
    found.push(row);
  }
  return found.toSorted(orders[query.sort ?? defaultSort(query.view)]);
}

export type ViewCounts = Record<InboxView, { all: number; unread: number }>;

export function countViews(rows: Iterable<Row>, world: InboxWorld): ViewCounts {
  const counts = Object.fromEntries(
    inboxViews.map((view) => [view, { all: 0, unread: 0 }]),
  ) as ViewCounts;
  for (const row of rows) {
    const isUnread = world.isUnread(row);
    for (const view of inboxViews) {
      if (!isInView(row, view, world)) continue;
      counts[view].all += 1;
      if (isUnread) counts[view].unread += 1;
    }
  }
  return counts;
}

export function isInView(
  row: Row,
  view: InboxView,
  world: Pick<InboxWorld, "me" | "now">,
): boolean {
  const status = statusOf(row, world.now);
  const isOpen = status !== "resolved" && status !== "snoozed";
  switch (view) {
    case "needs-attention":
      return (isOpen && row.waitingSince !== null) || row.heldBy.includes(world.me); // C10
    case "mine":
      return (isOpen && row.owner === world.me) || row.heldBy.includes(world.me);
    case "unassigned":
      return status === "waiting";
    case "agent":
      return status === "agent";
    case "open":
      return isOpen;
    case "snoozed":
    case "resolved":
      return status === view;
  }
}

export function defaultSort(view: InboxView): InboxSort {
  return view === "needs-attention" || view === "unassigned" ? "waiting" : "activity";
}

/** The text that a query's words are looked for in. */
export function searchedText(row: Row, tagName: (id: string) => string): string {
  const { name, email } = row.visitor;
  return [name ?? "", email ?? "", row.preview, ...row.tags.map(tagName)].join("\n").toLowerCase();
}

export function searchWords(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
}

export function hasWords(searched: string, words: readonly string[]): boolean {
  return words.every((word) => searched.includes(word));
}

function passes(row: Row, filter: InboxFilter, world: InboxWorld): boolean {
  if (filter.since !== undefined && row.lastAt < filter.since) return false;
  if (filter.until !== undefined && row.lastAt >= filter.until) return false;
  return (
    allows(filter.owners, row.resolvedBy === null ? row.owner : null) &&
    allows(filter.agents, row.agent) &&
    allows(filter.channels, row.channel) &&
    allows(filter.handoffs, row.handoff) &&
    (filter.tags ?? []).every((tag) => bears(row, tag, world)) &&
    (isEmpty(filter.status) || allows(filter.status, statusOf(row, world.now))) &&
    (filter.isUnread === undefined || world.isUnread(row) === filter.isUnread)
  );
}

function bears(row: Row, tag: string, { standingTag }: InboxWorld): boolean {
  return row.tags.includes(tag) || row.tags.some((own) => standingTag?.(own) === tag);
}

function allows<Value>(wanted: readonly Value[] | undefined, value: Value | null): boolean {
  return isEmpty(wanted) || (wanted as readonly (Value | null)[]).includes(value);
}

function isEmpty(list: readonly unknown[] | undefined): list is undefined {
  return list === undefined || list.length === 0;
}

type Order = (a: Row, b: Row) => number;

const byId: Order = (a, b) => (a.id === b.id ? 0 : a.id < b.id ? 1 : -1);
const byActivity: Order = (a, b) => b.lastAt - a.lastAt || byId(a, b);

const orders: Record<InboxSort, Order> = {
  activity: byActivity,
  waiting: (a, b) =>
    (a.waitingSince ?? Infinity) === (b.waitingSince ?? Infinity)
      ? byActivity(a, b)
      : (a.waitingSince ?? Infinity) - (b.waitingSince ?? Infinity),
  created: (a, b) => b.createdAt - a.createdAt || byId(a, b),
};
