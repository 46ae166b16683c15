import {
  type Accessor,
  createContext,
  createSignal,
  type JSX,
  onCleanup,
  useContext,
} from "solid-js";
import type { IconName } from "../ui/icon-paths.ts";
import { createKeyListener } from "./key-listener.ts";

/** Something a person can do by key or from the palette. */
export interface Command {
  id: string;
  label: string;
  group: "Conversation" | "Go to" | "List" | "Lobby";
  /** "Mod+k" is a chord, "g n" two strokes, "e" one. */
  keys?: string;
  /** Further keys, that are not shown. */
  alsoKeys?: string[];
  icon?: IconName;
  run: () => void;
}

interface Registry {
  all: Accessor<Command[]>;
  add(source: Accessor<Command[]>): () => void;
}

const CommandsContext = createContext<Registry>();

function useRegistry(): Registry {
  const registry = useContext(CommandsContext);
  if (registry === undefined) throw new Error("commands need a CommandsProvider above them");
  return registry;
}

/** Every command that is possible now; a later registration wins a key. */
export function useAllCommands(): Accessor<Command[]> {
  return useRegistry().all;
}

/** Offers commands for as long as the calling component is there. */
export function useCommands(source: Accessor<Command[]>): void {
  onCleanup(useRegistry().add(source));
}

export function CommandsProvider(props: { children: JSX.Element }) {
  const [sources, setSources] = createSignal<readonly Accessor<Command[]>[]>([]);
  const all = () => sources().flatMap((source) => source());

  const add: Registry["add"] = (source) => {
    setSources((before) => [...before, source]);
    return () => setSources((before) => before.filter((one) => one !== source));
  };

  createKeyListener(window, () => all());
  return <CommandsContext.Provider value={{ all, add }}>{props.children}</CommandsContext.Provider>;
}
