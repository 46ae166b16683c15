import { onCleanup } from "solid-js";
import type { Command } from "./commands.tsx";

const SEQUENCE_TIME = 1200;

/** Runs commands by their keys. While somebody writes, only chords count; while something is open above, none do. */
export function createKeyListener(target: Window, commands: () => readonly Command[]): void {
  let first: { key: string; at: number } | null = null;

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || isModifier(event.key)) return;
    const stroke = strokeOf(event);
    const isChord = stroke.startsWith("Mod+");
    if (!isChord && (isWriting(event.target) || isCovered(target.document))) return;
    const before = first !== null && event.timeStamp - first.at < SEQUENCE_TIME ? first.key : null;
    first = null;
    const command =
      (before === null ? undefined : find(commands(), `${before} ${stroke}`)) ??
      find(commands(), stroke);
    if (command !== undefined) {
      event.preventDefault();
      command.run();
    } else if (commands().some((one) => one.keys?.startsWith(`${stroke} `) === true)) {
      first = { key: stroke, at: event.timeStamp };
    }
  };

  target.addEventListener("keydown", onKeyDown);
  onCleanup(() => target.removeEventListener("keydown", onKeyDown));
}

function find(commands: readonly Command[], keys: string): Command | undefined {
  return commands.findLast((one) => one.keys === keys || one.alsoKeys?.includes(keys) === true);
}

function strokeOf(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return event.metaKey || event.ctrlKey ? `Mod+${key}` : event.altKey ? `Alt+${key}` : key;
}

function isModifier(key: string): boolean {
  return key === "Shift" || key === "Control" || key === "Alt" || key === "Meta";
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input, textarea, select, [contenteditable]") !== null
  );
}

function isCovered(document: Document): boolean {
  return document.querySelector("dialog[open], .popover") !== null;
}
