/** Small things this browser keeps about the visitor, by name. Works without storage too, for as long as the page is open. */
export interface Memory {
  get<Value>(name: string): Value | null;
  /** Null forgets. */
  set(name: string, value: unknown): void;
  /** False once something could not be kept. */
  isLasting(): boolean;
  /** Another tab changed it. */
  onChange(name: string, changed: () => void): void;
}

export function openMemory(prefix: string, browser: Pick<Window, "addEventListener">): Memory {
  const here = new Map<string, string>();
  const storage = storageOf();
  let isLasting = storage !== null;
  const full = (name: string) => `${prefix}:${name}`;

  const keep = (name: string, text: string | null) => {
    try {
      if (text === null) storage?.removeItem(full(name));
      else storage?.setItem(full(name), text);
      isLasting = storage !== null;
      if (isLasting) here.delete(name);
    } catch {
      isLasting = false;
    }
    if (isLasting) return;
    if (text === null) here.delete(name);
    else here.set(name, text);
  };
  return {
    get: <Value>(name: string) => parse<Value>(here.get(name) ?? storage?.getItem(full(name))),
    set: (name, value) => keep(name, value === null ? null : JSON.stringify(value)),
    isLasting: () => isLasting,
    onChange(name, changed) {
      browser.addEventListener("storage", (event) => {
        if (event.key === full(name)) changed();
      });
    },
  };
}

/** A browser that forbids storage to embedded pages throws on the mere mention. */
function storageOf(): Storage | null {
  try {
    localStorage.getItem("lobby");
    return localStorage;
  } catch {
    return null;
  }
}

function parse<Value>(text: string | null | undefined): Value | null {
  if (text == null) return null;
  try {
    return JSON.parse(text) as Value;
  } catch {
    return null;
  }
}
