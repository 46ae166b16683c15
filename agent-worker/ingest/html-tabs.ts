/** The names of tabs, for the panels they open: by id where the panel says so, else in their order. */
export class HtmlTabs {
  #waiting: { id: string; name: string }[] = [];

  /** A new row of tabs. */
  begin(): void {
    this.#waiting = [];
  }

  add(id: string, name: string): void {
    this.#waiting.push({ id, name });
  }

  nameOf(panel: Record<string, string>): string | null {
    const id = panel["aria-labelledby"] ?? "";
    const at = this.#waiting.findIndex((tab) => tab.id !== "" && tab.id === id);
    const [found] = this.#waiting.splice(Math.max(0, at), 1);
    return found?.name ?? null;
  }
}
