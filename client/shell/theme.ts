export const themes = ["system", "light", "dark"] as const;
export type Theme = (typeof themes)[number];

const KEY = "lobby:theme";

export function readTheme(storage: Storage): Theme {
  return themes.find((theme) => theme === storage.getItem(KEY)) ?? "system";
}

/** Shows the theme now and keeps it for this device. */
export function applyTheme(storage: Storage, theme: Theme): void {
  if (theme === "system") {
    storage.removeItem(KEY);
    delete document.documentElement.dataset["theme"];
  } else {
    storage.setItem(KEY, theme);
    document.documentElement.dataset["theme"] = theme;
  }
}
