import { type Attributes, cleanAttributes } from "../../shared/domain/attributes.ts";
import type { Memory } from "../visit/memory.ts";
import type { PagePort } from "../visit/page-port.ts";
import type { Correspondence } from "./create-correspondence.ts";

/**
 * Writes for the visitor; before what they say goes what the site says of them, where the conversation has not heard it.
 * The widget's language is part of it where that is not English, so that an "ok" is answered in it.
 */
export function makeWriter(
  mail: Pick<Correspondence, "write">,
  current: () => string | null,
  memory: Memory,
  page: PagePort,
  language: string,
): Correspondence["write"] {
  const own: Attributes = /^en\b/i.test(language) ? {} : { language };
  let said: Attributes = {};
  page.listen((message) => {
    if (message.type === "attributes") said = { ...said, ...cleanAttributes(message.attributes) };
  });
  const told = () => `told:${current()}`;
  return (body) => {
    const before = memory.get<Attributes>(told()) ?? {};
    // What the site says comes first, should there be too much of it.
    const all = { ...said, ...own, ...said };
    const news = Object.entries(all).filter(([name, value]) => (before[name] ?? "") !== value);
    if (news.length > 0) {
      mail.write({ kind: "attributes", attributes: cleanAttributes(Object.fromEntries(news)) });
      memory.set(told(), { ...before, ...all });
    }
    mail.write(body);
  };
}
