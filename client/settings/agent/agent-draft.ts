import { createSignal } from "solid-js";
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
  /** Back to what is in force on the server. */
  reload: () => Promise<void>;
}

export function createAgentDraft(id: string, onSaved: () => void): AgentDraft {
  const [saved, setSaved] = createSignal<AgentInfo | null>(null);
  const [name, setName] = createSignal("");
  const [settings, set] = createStore<AgentSettings>({} as AgentSettings);
  const [isBusy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);

  const take = (agent: AgentInfo) => {
    setName(agent.name);
    set(reconcile(structuredClone(agent.settings)));
    setSaved(agent);
    setProblem(null);
  };
  const changes = (): Partial<AgentSettings> => {
    const before = saved()?.settings;
    if (before === undefined) return {};
    const keys = Object.keys(before) as (keyof AgentSettings)[];
    const changed = keys.filter((key) => !isSame(settings[key], before[key]));
    return Object.fromEntries(changed.map((key) => [key, unwrap(settings)[key]]));
  };
  const isChanged = () => {
    const before = saved();
    return before !== null && (name() !== before.name || Object.keys(changes()).length > 0);
  };
  return {
    saved,
    name,
    setName,
    settings,
    set,
    isChanged,
    isBusy,
    problem,
    async save() {
      const before = saved();
      if (before === null || isBusy()) return;
      setBusy(true);
      const change = { version: before.version, name: name().trim(), settings: changes() };
      const answer = await changeAgent(id, change);
      setBusy(false);
      if (!answer.ok) return void setProblem(answer.problem);
      take(answer.value);
      onSaved();
    },
    async reload() {
      const answer = await readAgent(id);
      if (answer.ok) take(answer.value);
      else setProblem(answer.problem);
    },
  };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
