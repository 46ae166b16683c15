import "./kbd.css";
import { For } from "solid-js";
import { keyCaps } from "./key-caps.ts";

/** A shortcut as keys to press: "Mod+K" is one chord, "g n" two strokes. */
export function Kbd(props: { keys: string }) {
  return (
    <span class="kbd">
      <For each={keyCaps(props.keys)}>{(cap) => <kbd>{cap}</kbd>}</For>
    </span>
  );
}
