import { For, type JSX } from "solid-js";

/** Strokes on a 24 by 24 grid. */
const strokes = {
  close: ["M6 9l6 6 6-6"],
  back: ["M15 5l-7 7 7 7"],
  list: ["M5 7h14", "M5 12h14", "M5 17h9"],
  plus: ["M12 5v14", "M5 12h14"],
  send: ["M12 19V5", "M6 11l6-6 6 6"],
  clock: ["M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z", "M12 8v4.2l2.6 1.6"],
  check: ["M5 12.5l4.5 4.5L19 7.5"],
  "check-twice": ["M2.5 12.5l4.5 4.5L16 7.5", "M12 17l9.5-9.5"],
  alert: ["M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z", "M12 8v4.5", "M12 16v.01"],
  offline: [
    "M4 4l16 16",
    "M8.5 15.5a5 5 0 0 1 6.4-.5",
    "M5.5 12a9.6 9.6 0 0 1 3.2-2",
    "M12.8 9.1a9.6 9.6 0 0 1 5.7 2.9",
    "M12 19v.01",
  ],
  person: ["M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8Z", "M5 20c.6-3.6 3.4-5.5 7-5.5s6.4 1.9 7 5.5"],
  page: ["M7 3.5h7l4 4v13H7Z", "M14 3.5v4h4", "M10 12h5", "M10 15.5h5"],
  chevron: ["M9 6l6 6-6 6"],
  out: ["M14 5h5v5", "M19 5l-8 8", "M17 14v5H5V7h5"],
  down: ["M12 5v14", "M6 13l6 6 6-6"],
} as const;

export type IconName = keyof typeof strokes;

export function Icon(props: { name: IconName }): JSX.Element {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      aria-hidden="true"

      data-name={props.name}
    >
      <For each={strokes[props.name]}>{(stroke) => <path d={stroke} />}</For>
    </svg>
  );
}
