import "./choice-list.css";
import { createMemo, createSignal, createUniqueId, For, onMount, Show } from "solid-js";
import { type Choice, matchingChoices } from "./choice.ts";
import { Icon } from "./icon.tsx";
import { Kbd } from "./kbd.tsx";

const CREATE = "create";

/** A listbox driven by the keys, with a box to type in when there is a placeholder (then it is a combobox). */
export function ChoiceList(props: {
  label: string;
  choices: readonly Choice[];
  placeholder?: string | undefined;
  emptyWords?: string;
  onPick: (choice: Choice) => void;
  onCreate?: ((name: string) => void) | undefined;
  onType?: (typed: string) => void;
}) {
  const id = createUniqueId();
  const [typed, setTyped] = createSignal("");
  const [active, setActive] = createSignal(0);
  let input: HTMLInputElement | undefined;
  let list!: HTMLDivElement;

  const shown = createMemo(() => {
    const matching = matchingChoices(props.choices, typed());
    const name = typed().trim();
    const isNew = props.choices.every((one) => one.label.toLowerCase() !== name.toLowerCase());
    if (props.onCreate === undefined || name === "" || !isNew) return matching;
    return [...matching, { id: CREATE, label: `Create “${name}”` }];
  });

  onMount(() => (input ?? list).focus());

  const activeId = () => (shown()[active()] === undefined ? undefined : `${id}-${active()}`);

  const pick = (choice: Choice | undefined) => {
    if (choice === undefined) return;
    if (choice.id === CREATE) props.onCreate?.(typed().trim());
    else props.onPick(choice);
  };

  const move = (to: number) => {
    const count = shown().length;
    if (count === 0) return;
    setActive((to + count) % count);
    document
      .querySelector(`#${CSS.escape(`${id}-${active()}`)}`)
      ?.scrollIntoView({ block: "nearest" });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, () => void> = {
      ArrowDown: () => move(active() + 1),
      ArrowUp: () => move(active() - 1),
      Home: () => move(0),
      End: () => move(shown().length - 1),
      Enter: () => pick(shown()[active()]),
    };
    const step = steps[event.key];
    if (step === undefined || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    step();
  };

  const onInput = (text: string) => {
    setTyped(text);
    setActive(0);
    props.onType?.(text);
  };

  return (
    <div class="choice-list">
      <Show when={props.placeholder}>
        <input
          ref={(element) => (input = element)}
          class="choice-list-input"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck={false}
          aria-label={props.label}
          aria-expanded="true"
          aria-controls={id}
          aria-activedescendant={activeId()}
          placeholder={props.placeholder}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </Show>
      <div
        ref={list}
        id={id}
        class="choice-list-options"
        role="listbox"
        aria-label={props.label}
        tabIndex={props.placeholder === undefined ? 0 : -1}
        aria-activedescendant={props.placeholder === undefined ? activeId() : undefined}
        onKeyDown={(event) => props.placeholder === undefined && onKeyDown(event)}
        onClick={(event) => pick(shown()[indexOf(event.target)])}
      >
        <For each={shown()}>
          {(choice, index) => (
            <Option
              id={`${id}-${index()}`}
              choice={choice}
              heading={headingOf(shown(), index())}
              isActive={active() === index()}
              index={index()}
              onPoint={() => setActive(index())}
            />
          )}
        </For>
      </div>
      <Show when={shown().length === 0}>
        <p class="choice-list-empty">{props.emptyWords ?? "Nothing matches."}</p>
      </Show>
    </div>
  );
}

function indexOf(target: Element): number {
  return Number(target.closest<HTMLElement>("[data-index]")?.dataset["index"] ?? -1);
}

function headingOf(choices: readonly Choice[], index: number): string | undefined {
  const group = choices[index]?.group;
  return group === choices[index - 1]?.group ? undefined : group;
}

function Option(props: {
  id: string;
  choice: Choice;
  heading: string | undefined;
  isActive: boolean;
  index: number;
  onPoint: () => void;
}) {
  return (
    <>
      <Show when={props.heading}>
        {(heading) => (
          <div class="choice-list-heading" role="presentation">
            {heading()}
          </div>
        )}
      </Show>
      <div
        id={props.id}
        class="choice"
        role="option"
        aria-selected={props.choice.isChecked ?? false}
        data-active={props.isActive ? "" : undefined}
        onPointerMove={() => props.onPoint()}
        data-index={props.index}
      >
        <Show when={props.choice.mark}>{(mark) => mark()()}</Show>
        <span class="choice-label">{props.choice.label}</span>
        <Show when={props.choice.detail}>
          {(detail) => <span class="choice-detail">{detail()}</span>}
        </Show>
        <Show when={props.choice.shortcut}>{(keys) => <Kbd keys={keys()} />}</Show>
        <Show when={props.choice.isChecked}>
          <Icon name="check" size={16} />
        </Show>
      </div>
    </>
  );
}
