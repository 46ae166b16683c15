/** "Mod+Enter" becomes the caps of this machine: ⌘ ↵ on a Mac, Ctrl ↵ elsewhere. */
export function keyCaps(keys: string, platform: string = navigator.platform): string[] {
  const isMac = /mac|iphone|ipad/i.test(platform);
  return keys.split(/[ +]/).map((key) => {
    if (key === "Mod") return isMac ? "⌘" : "Ctrl";
    if (key === "Enter") return "↵";
    if (key === "Escape") return "Esc";
    if (key === "Shift") return "⇧";
    return key.length === 1 ? key.toUpperCase() : key;
  });
}
