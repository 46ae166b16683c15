import { type Accessor, createEffect, createMemo, createSignal, on } from "solid-js";
import { isSame } from "../../shared/browser/stable-items.ts";
import type { InboxQuery } from "../../shared/domain/inbox-query.ts";
import type { InboxEngine, SearchProblem } from "../engine/engine.ts";
import type { InboxRoute } from "../routing/route.ts";

export interface Everywhere {
  is: "idle" | "searching" | "done" | SearchProblem;
  /** Snippets by conversation, for hits that the device alone did not find. */
  snippets: ReadonlyMap<string, string>;
}

const idle: Everywhere = { is: "idle", snippets: new Map() };

/** The ids of the list in its order: a view with its filters or, while words are typed, what they find. */
export function createListResults(
  engine: InboxEngine,
  route: Accessor<InboxRoute>,
  text: Accessor<string>,
) {
  const [everywhere, setEverywhere] = createSignal<Everywhere>(idle);
  const trimmed = createMemo(() => text().trim());
  createEffect(on(trimmed, () => setEverywhere(idle), { defer: true }));

  // Opening a conversation is another route, but the same list.
  const query = createMemo(
    (): InboxQuery => {
      const { view, filter, sort } = route();
      return { view, filter, ...(sort === null ? {} : { sort }) };
    },
    undefined,
    { equals: isSame },
  );

  const hereIds = createMemo(() => {
    engine.rows.version();
    const found = trimmed() === "" ? engine.rows.select(query()) : engine.searchHere(trimmed());
    return found.map((row) => row.id);
  });

  const ids = createMemo(() => {
    const { snippets } = everywhere();
    if (snippets.size === 0) return hereIds();
    const here = new Set(hereIds());
    const further = [...snippets.keys()].filter(
      (id) => !here.has(id) && engine.rows.get(id) !== undefined,
    );
    return further.length === 0 ? hereIds() : [...hereIds(), ...further];
  });

  const searchEverywhere = async () => {
    const asked = trimmed();
    setEverywhere({ is: "searching", snippets: new Map() });
    const answer = await engine.searchServer(asked);
    if (asked !== trimmed()) return;
    if (!answer.ok) setEverywhere({ is: answer.problem, snippets: new Map() });
    else
      setEverywhere({
        is: "done",
        snippets: new Map(answer.value.hits.map((hit) => [hit.conversation, hit.snippet])),
      });
  };

  return { ids, isSearching: () => trimmed() !== "", everywhere, searchEverywhere };
}
