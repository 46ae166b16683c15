/** What one look at the set-up found; `fix` says what to do about anything but `ok`. */
export type Finding = {
  name: string;
  state: "ok" | "warning" | "failed";
  detail: string;
  fix?: string;
};

export const fine = (name: string, detail: string): Finding => ({ name, state: "ok", detail });
export const warning = (name: string, detail: string, fix: string): Finding => ({
  name,
  state: "warning",
  detail,
  fix,
});
export const failed = (name: string, detail: string, fix: string): Finding => ({
  name,
  state: "failed",
  detail,
  fix,
});

export const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
