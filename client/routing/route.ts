import {
  type InboxFilter,
  type InboxSort,
  type InboxView,
  inboxViews,
} from "../../shared/domain/inbox-query.ts";

export const settingsSections = ["team", "tags", "widget"] as const;
export type SettingsSection = (typeof settingsSections)[number];

export const agentParts = ["behaviour", "rules", "forms", "phrases", "hours", "actions"] as const;
export type AgentPart = (typeof agentParts)[number];

export const knowledgeSections = ["articles", "unanswered", "checkup", "playground"] as const;
export type KnowledgeSection = (typeof knowledgeSections)[number];

export type Route =
  | {
      page: "inbox";
      view: InboxView;
      conversation: string | null;
      filter: InboxFilter;
      sort: InboxSort | null;
    }
  | { page: "settings"; section: SettingsSection }
  | {
      page: "agent";
      part: AgentPart;
      /** Whose settings; null for the workspace's first agent. */
      agent: string | null;
    }
  | {
      page: "knowledge";
      section: KnowledgeSection;
      /** Id of the article that is open; "new" for one that is being written. */
      article: string | null;
      /** Whose articles; null for the workspace's first agent. */
      agent: string | null;
    }
  | { page: "invitation"; id: string };

export type AgentRoute = Extract<Route, { page: "agent" }>;

export type KnowledgeRoute = Extract<Route, { page: "knowledge" }>;

export type InboxRoute = Extract<Route, { page: "inbox" }>;

export const knowledgeStart: KnowledgeRoute = {
  page: "knowledge",
  section: "articles",
  article: null,
  agent: null,
};

const NOBODY = "nobody";
const sorts: readonly InboxSort[] = ["activity", "waiting", "created"];

/** Any address leads somewhere: what is not understood is the start of the inbox. */
export function parseRoute(url: URL): Route {
  const [page, second, third] = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
  if (page === "invite" && second !== undefined) return { page: "invitation", id: second };
  if (page === "settings" && second === "agent") {
    const part = agentParts.find((one) => one === third) ?? "behaviour";
    return { page: "agent", part, agent: url.searchParams.get("agent") };
  }
  if (page === "settings") {
    return { page, section: settingsSections.find((one) => one === second) ?? "team" };
  }
  if (page === "knowledge") {
    const section = knowledgeSections.find((one) => one === second) ?? "articles";
    const article = section === "articles" ? (third ?? null) : null;
    return { page, section, article, agent: url.searchParams.get("agent") };
  }
  const view = inboxViews.find((one) => one === second);
  return {
    page: "inbox",
    view: view ?? "needs-attention",
    conversation: view === undefined ? null : (third ?? null),
    filter: parseFilter(url.searchParams),
    sort: sorts.find((one) => one === url.searchParams.get("sort")) ?? null,
  };
}

export function formatRoute(route: Route): string {
  if (route.page === "invitation") return `/invite/${encodeURIComponent(route.id)}`;
  if (route.page === "settings") return `/settings/${route.section}`;
  if (route.page === "agent") return `/settings/agent/${route.part}${agentQuery(route.agent)}`;
  if (route.page === "knowledge") return formatKnowledge(route);
  const path = ["", "inbox", route.view];
  if (route.conversation !== null) path.push(encodeURIComponent(route.conversation));
  const query = formatFilter(route.filter, route.sort).toString();
  return path.join("/") + (query === "" ? "" : `?${query}`);
}

function formatKnowledge({ section, article, agent }: KnowledgeRoute): string {
  const below = article === null ? "" : `/${encodeURIComponent(article)}`;
  return `/knowledge/${section}${below}${agentQuery(agent)}`;
}

function agentQuery(agent: string | null): string {
  return agent === null ? "" : `?agent=${encodeURIComponent(agent)}`;
}

function parseFilter(query: URLSearchParams): InboxFilter {
  const owners = query.getAll("owner").map((owner) => (owner === NOBODY ? null : owner));
  const tags = query.getAll("tag");
  return {
    ...(owners.length > 0 ? { owners } : {}),
    ...(tags.length > 0 ? { tags } : {}),
    ...(query.has("unread") ? { isUnread: true } : {}),
  };
}

function formatFilter(filter: InboxFilter, sort: InboxSort | null): URLSearchParams {
  const query = new URLSearchParams();
  for (const owner of filter.owners ?? []) query.append("owner", owner ?? NOBODY);
  for (const tag of filter.tags ?? []) query.append("tag", tag);
  if (filter.isUnread === true) query.set("unread", "");
  if (sort !== null) query.set("sort", sort);
  return query;
}
