import { type JSX, Show } from "solid-js";
import type { Choice } from "./choice.ts";
import { ChoiceList } from "./choice-list.tsx";
import type { Align } from "./place.ts";
import { Popover } from "./popover.tsx";

export interface PickerState {
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
}

/** A button that opens a list to choose from. Opening is the caller's, so that a shortcut can do it too. */
export function Picker(props: {
  state: PickerState;
  label: string;
  choices: readonly Choice[];
  placeholder?: string;
  align?: Align;
  /** Whether it stays open for more than one pick. */
  isMultiple?: boolean;
  onPick: (choice: Choice) => void;
  onCreate?: (name: string) => void;
  trigger: (attributes: {
    ref: (element: HTMLElement) => void;
    "aria-haspopup": "dialog";
    "aria-expanded": boolean;
    onClick: () => void;
  }) => JSX.Element;
}) {
  let anchor!: HTMLElement;
  let closedAt = 0;

  const close = () => {
    closedAt = performance.now();
    props.state.setOpen(false);
  };

  // The click that lands on the button of an open popover has already closed it.
  const toggle = () => {
    if (performance.now() - closedAt > 150) props.state.setOpen(!props.state.isOpen);
  };

  const pick = (choice: Choice) => {
    if (props.isMultiple !== true) props.state.setOpen(false);
    props.onPick(choice);
  };

  return (
    <>
      {props.trigger({
        ref: (element) => (anchor = element),
        "aria-haspopup": "dialog",
        get "aria-expanded"() {
          return props.state.isOpen;
        },
        onClick: toggle,
      })}
      <Show when={props.state.isOpen}>
        <Popover anchor={anchor} label={props.label} align={props.align ?? "start"} onClose={close}>
          <ChoiceList
            label={props.label}
            choices={props.choices}
            placeholder={props.placeholder}
            onPick={pick}
            onCreate={
              props.onCreate === undefined
                ? undefined
                : (name) => {
                    props.onCreate?.(name);
                    if (props.isMultiple !== true) props.state.setOpen(false);
                  }
            }
          />
        </Popover>
      </Show>
    </>
  );
}
