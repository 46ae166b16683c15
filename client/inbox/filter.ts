import type { InboxFilter } from "../../shared/domain/inbox-query.ts";

export function isFiltering(filter: InboxFilter): boolean {
  return Object.keys(filter).length > 0;
}

export function toggledTag(filter: InboxFilter, tag: string): InboxFilter {
  const { tags = [], ...rest } = filter;
  const next = toggled(tags, tag);
  return next.length === 0 ? rest : { ...rest, tags: next };
}

export function toggledOwner(filter: InboxFilter, owner: string | null): InboxFilter {
  const { owners = [], ...rest } = filter;
  const next = toggled(owners, owner);
  return next.length === 0 ? rest : { ...rest, owners: next };
}

export function toggledUnread(filter: InboxFilter): InboxFilter {
  const { isUnread, ...rest } = filter;
  return isUnread === true ? rest : { ...rest, isUnread: true };
}

function toggled<Value>(list: readonly Value[], item: Value): Value[] {
  return list.includes(item) ? list.filter((one) => one !== item) : [...list, item];
}
