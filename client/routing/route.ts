import {
  type InboxFilter,
  type InboxSort,
  type InboxView,
  inboxViews,
} from "../../shared/domain/inbox-query.ts";

export type SettingsSection = "team" | "widget";

export type Route =
  | {
      page: "inbox";
      view: InboxView;
      conversation: string | null;
      filter: InboxFilter;
      sort: InboxSort | null;
    }
  | { page: "settings"; section: SettingsSection }
  | { page: "invitation"; id: string };

export type InboxRoute = Extract<Route, { page: "inbox" }>;

const NOBODY = "nobody";
const sorts: readonly InboxSort[] = ["activity", "waiting", "created"];

/** Any address leads somewhere: what is not understood is the start of the inbox. */
export function parseRoute(url: URL): Route {
  const [page, second, third] = url.pathname.split("/").filter(Boolean).map(decodeURIComponent);
  if (page === "invite" && second !== undefined) return { page: "invitation", id: second };
  if (page === "settings") return { page, section: second === "widget" ? "widget" : "team" };
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
  const path = ["", "inbox", route.view];
  if (route.conversation !== null) path.push(encodeURIComponent(route.conversation));
  const query = formatFilter(route.filter, route.sort).toString();
  return path.join("/") + (query === "" ? "" : `?${query}`);
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
