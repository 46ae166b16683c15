/** The page's handle: `Lobby("open")`, `Lobby("on", "message", listener)`. Calls made before the loader ran wait in `q`. */
export interface LobbyCommand {
  (command: string, ...rest: unknown[]): void;
  q?: ArrayLike<unknown>[];
  isLoaded?: true;
}

type Listener = (detail?: unknown) => void;

/** Takes over `window.Lobby`, runs what was asked of it so far, and returns how to tell its listeners something. */
export function takeCommands(
  actions: Record<string, (argument: unknown) => void>,
): (event: string, detail?: unknown) => void {
  const listeners: [event: unknown, listener: Listener][] = [];
  const run: LobbyCommand = (command, first, second) => {
    if (command !== "on") actions[command]?.(first);
    else if (typeof second === "function") {
      listeners.push([first, second as Listener]);
      if (first === "ready") second();
    }
  };
  const early = window.Lobby?.q ?? [];
  run.isLoaded = true;
  window.Lobby = run;
  queueMicrotask(() => {
    for (const call of early) run(...(Array.from(call) as [string, ...unknown[]]));
  });
  return (event, detail) => {
    for (const [wanted, listener] of listeners) if (wanted === event) listener(detail);
  };
}

declare global {
  interface Window {
    Lobby?: LobbyCommand;
  }
}
