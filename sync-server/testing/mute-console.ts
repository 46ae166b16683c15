import { vi } from "vitest";

/** Hocuspocus writes every closed document to the console; where tests close hundreds, nobody could read the rest. */
export function muteConsole(): void {
  vi.spyOn(console, "error").mockImplementation(() => {});
  vi.spyOn(console, "warn").mockImplementation(() => {});
}
