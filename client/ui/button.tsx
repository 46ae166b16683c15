import "./button.css";
import { type JSX, Show, splitProps } from "solid-js";
import { Icon } from "./icon.tsx";
import type { IconName } from "./icon-paths.ts";

type ButtonProps = JSX.ButtonHTMLAttributes<HTMLButtonElement> & {
  look?: "primary" | "plain" | "quiet" | "danger";
  size?: "small" | "normal";
  icon?: IconName;
  /** The key that does the same, shown in the tooltip. */
  shortcut?: string;
};

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ["look", "size", "icon", "shortcut", "children"]);
  return (
    <button
      type="button"
      class="button"
      data-look={own.look ?? "plain"}
      data-size={own.size ?? "normal"}
      data-shortcut={own.shortcut}
      {...rest}
    >
      <Show when={own.icon}>{(icon) => <Icon name={icon()} size={16} />}</Show>
      {own.children}
    </button>
  );
}

/** A button that is only an icon: its label is what screen readers say and what the tooltip shows. */
export function IconButton(props: ButtonProps & { label: string; icon: IconName }) {
  const [own, rest] = splitProps(props, ["look", "label", "icon", "shortcut", "children"]);
  return (
    <button
      type="button"
      class="icon-button"
      data-look={own.look ?? "quiet"}
      data-tip={own.label}
      data-shortcut={own.shortcut}
      aria-label={own.label}
      {...rest}
    >
      <Icon name={own.icon} />
      {own.children}
    </button>
  );
}
