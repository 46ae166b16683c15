import { createEffect, createSignal } from "solid-js";
import { createStore, reconcile, type SetStoreFunction, unwrap } from "solid-js/store";
import type { AgentInfo } from "../../../shared/protocol/agent-admin.ts";
import type { AgentSettings } from "../../../shared/protocol/agent-settings.ts";
import { changeAgent, readAgent } from "../../api/agents.ts";
import type { Problem } from "../../api/request.ts";

/** An agent's settings while somebody changes them: nothing is in force before it is saved. */
export interface AgentDraft {
  /** As last read or saved. */
  saved: () => AgentInfo | null;
  name: () => string;
  setName: (name: string) => void;
  settings: AgentSettings;
  set: SetStoreFunction<AgentSettings>;
  isChanged: () => boolean;
  isBusy: () => boolean;
  problem: () => Problem | null;
  save: () => Promise<void>;
  /** What is in force, with what was changed here and not saved yet. */
  open: () => Promise<void>;
  /** Back to what is in force on the server. */
  reload: () => Promise<void>;
}

/** What somebody has changed and not saved, and on which version. */
type Unsaved = Pick<AgentInfo, "version" | "name" | "settings">;

/** Where unsaved changes stay while one looks at another page. */
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem">;

export function createAgentDraft(
  id: string,
  storage: DraftStorage,
  onSaved: () => void,
): AgentDraft {
  const key = `lobby:agent-draft:${id}`;
  const shown = createShown();
  const { saved, name, settings, isChanged, show, take } = shown;
  const [isBusy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  createEffect(() => {
    const version = saved()?.version;
    if (version === undefined) return;
    if (isChanged()) storage.setItem(key, JSON.stringify({ version, name: name(), settings }));
    else storage.removeItem(key);
  });
  const settle = (answer: Awaited<ReturnType<typeof readAgent>>): boolean => {
    if (answer.ok) take(answer.value);
    setProblem(answer.ok ? null : answer.problem);
    return answer.ok;
  };
  const save = async () => {
    const before = saved();
    if (before === null || isBusy()) return;
    setBusy(true);
    const changes = changesOf(settings, before.settings);
    const { version } = before;
    const answer = await changeAgent(id, { version, name: name().trim(), settings: changes });
    setBusy(false);
    if (settle(answer)) onSaved();
  };
  const read = async () => void settle(await readAgent(id));
  const reload = () => {
    const before = saved();
    // What is given up is gone at once, whatever the network does.
    if (before !== null) show(before);
    return read();
  };
  const open = async () => {
    const unsaved = readUnsaved(storage, key);
    await read();
    if (unsaved !== null && unsaved.version === saved()?.version) show(unsaved);
  };
  return { ...shown, isBusy, problem, save, open, reload };
}

/** What the fields show, beside what is in force. */
function createShown() {
  const [saved, setSaved] = createSignal<AgentInfo | null>(null);
  const [name, setName] = createSignal("");
  const [settings, set] = createStore<AgentSettings>({} as AgentSettings);
  const show = (next: Pick<AgentInfo, "name" | "settings">) => {
    setName(next.name);
    set(reconcile(structuredClone(next.settings)));
  };
  const take = (agent: AgentInfo) => {
    show(agent);
    setSaved(agent);
  };
  const isChanged = () => {
    const before = saved();
    if (before === null) return false;
    return name() !== before.name || Object.keys(changesOf(settings, before.settings)).length > 0;
  };
  return { saved, name, setName, settings, set, show, take, isChanged };
}

function readUnsaved(storage: DraftStorage, key: string): Unsaved | null {
  const kept = storage.getItem(key);
  return kept === null ? null : (JSON.parse(kept) as Unsaved);
}

function changesOf(settings: AgentSettings, before: AgentSettings): Partial<AgentSettings> {
  const keys = Object.keys(before) as (keyof AgentSettings)[];
  const changed = keys.filter(
    (key) => JSON.stringify(settings[key]) !== JSON.stringify(before[key]),
  );
  return Object.fromEntries(changed.map((key) => [key, unwrap(settings)[key]]));
}
