import { For, Show } from "solid-js";
import type { WorkingHours } from "../../../shared/domain/working-hours.ts";
import { Button, IconButton } from "../../ui/button.tsx";

type Holiday = WorkingHours["holidays"][number];

/** Days off, in the order they come. */
export function HolidayList(props: {
  holidays: Holiday[];
  onChange: (holidays: Holiday[]) => void;
}) {
  const put = (index: number, change: Partial<Holiday>) =>
    props.onChange(
      props.holidays.map((one, at) => (at === index ? fit({ ...one, ...change }) : one)),
    );
  const add = () => {
    const today = new Date().toISOString().slice(0, 10);
    const after = props.holidays.at(-1)?.to ?? today;
    const from = after < today ? today : after;
    props.onChange([...props.holidays, { from, to: from, name: "" }]);
  };
  return (
    <>
      <Show when={props.holidays.length === 0}>
        <p class="settings-hint">No days off yet. Add them, and the agent won't promise anybody.</p>
      </Show>
      <For each={props.holidays}>
        {(holiday, index) => (
          <div class="holiday-row" role="group" aria-label={holiday.name || "Holiday"}>
            <DateInput
              label="First day"
              value={holiday.from}
              onChange={(from) => put(index(), { from })}
            />
            <DateInput
              label="Last day"
              value={holiday.to}
              onChange={(to) => put(index(), { to })}
            />
            <input
              class="field-input"
              aria-label="Name"
              placeholder="Name"
              maxLength={100}
              value={holiday.name}
              onChange={(event) => put(index(), { name: event.currentTarget.value })}
            />
            <IconButton
              icon="trash"
              label="Remove these days"
              onClick={() => props.onChange(props.holidays.filter((_, at) => at !== index()))}
            />
          </div>
        )}
      </For>
      <Button size="small" icon="plus" onClick={add}>
        Add days off
      </Button>
    </>
  );
}

/** The last day is never before the first. */
function fit(holiday: Holiday): Holiday {
  return holiday.to < holiday.from ? { ...holiday, to: holiday.from } : holiday;
}

function DateInput(props: { label: string; value: string; onChange: (day: string) => void }) {
  return (
    <input
      class="field-input"
      type="date"
      aria-label={props.label}
      value={props.value}
      onChange={(event) => {
        if (event.currentTarget.value !== "") props.onChange(event.currentTarget.value);
      }}
    />
  );
}
