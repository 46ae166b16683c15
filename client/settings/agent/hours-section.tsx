import "./hours.css";
import { For, Index, Show } from "solid-js";
import type { OpenSpan, WorkingHours } from "../../../shared/domain/working-hours.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { CheckField } from "../../ui/check-field.tsx";
import { Field } from "../../ui/field.tsx";
import { SelectField } from "../../ui/select-field.tsx";
import type { AgentDraft } from "./agent-draft.ts";
import { HolidayList } from "./holiday-list.tsx";

const days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const office: OpenSpan = { from: "09:00", to: "17:00" };

/** When people answer; the agent itself answers at any hour. */
export function HoursSection(props: { draft: AgentDraft }) {
  const hours = () => props.draft.settings.hours;
  const set = (change: Partial<WorkingHours>) => {
    const now = hours();
    if (now !== null) props.draft.set("hours", { ...now, ...change });
  };
  const setDay = (day: number, spans: OpenSpan[]) =>
    set({ week: (hours()?.week ?? []).map((one, index) => (index === day ? spans : one)) });
  return (
    <>
      <section class="settings-block">
        <h2>When people answer</h2>
        <p class="settings-hint">
          The agent answers at any hour. Outside these it says when people are back, and asks for an
          address so that the reply finds the visitor.
        </p>
        <CheckField
          label="People have working hours"
          isChecked={hours() !== null}
          onChange={(isOn) => props.draft.set("hours", isOn ? firstHours() : null)}
        />
        <Show when={hours()}>
          {(now) => (
            <>
              <SelectField
                label="Time zone"
                value={now().timeZone}
                options={timeZones(now().timeZone)}
                onChange={(timeZone) => set({ timeZone })}
              />
              <div class="hours-week">
                <Index each={now().week}>
                  {(spans, day) => (
                    <DayRow
                      name={days[day] ?? ""}
                      spans={spans()}
                      onChange={(changed) => setDay(day, changed)}
                    />
                  )}
                </Index>
              </div>
            </>
          )}
        </Show>
      </section>
      <Show when={hours()}>
        {(now) => (
          <section class="settings-block">
            <h2>Holidays</h2>
            <HolidayList holidays={now().holidays} onChange={(holidays) => set({ holidays })} />
          </section>
        )}
      </Show>
      <section class="settings-block">
        <h2>How soon</h2>
        <Field
          label="People usually reply within, in minutes"
          hint="Said whenever the agent hands over while somebody is there. Empty says nothing."
          type="number"
          min="1"
          inputmode="numeric"
          value={props.draft.settings.replyMinutes ?? ""}
          onInput={(event) => {
            const minutes = Math.round(Number(event.currentTarget.value));
            props.draft.set("replyMinutes", minutes > 0 ? minutes : null);
          }}
        />
      </section>
    </>
  );
}

function DayRow(props: { name: string; spans: OpenSpan[]; onChange: (spans: OpenSpan[]) => void }) {
  const put = (index: number, change: Partial<OpenSpan>) =>
    props.onChange(props.spans.map((span, at) => (at === index ? { ...span, ...change } : span)));
  const add = () => {
    const last = props.spans.at(-1);
    props.onChange([...props.spans, last === undefined ? office : { from: last.to, to: "18:00" }]);
  };
  return (
    <div class="hours-day" role="group" aria-label={props.name}>
      <span class="hours-day-name">{props.name}</span>
      <div class="hours-day-spans">
        <For each={props.spans} fallback={<span class="settings-hint">Nobody there</span>}>
          {(span, index) => (
            <span class="hours-span">
              <TimeInput
                label={`${props.name} from`}
                value={span.from}
                onChange={(from) => put(index(), { from })}
              />
              <span aria-hidden="true">–</span>
              <TimeInput
                label={`${props.name} to`}
                value={span.to}
                onChange={(to) => put(index(), { to })}
              />
              <IconButton
                icon="close"
                label={`Remove ${span.from} to ${span.to}`}
                onClick={() => props.onChange(props.spans.filter((_, at) => at !== index()))}
              />
            </span>
          )}
        </For>
      </div>
      <Button look="quiet" size="small" icon="plus" onClick={add}>
        {props.spans.length === 0 ? "Open" : "After a break"}
      </Button>
    </div>
  );
}

function TimeInput(props: { label: string; value: string; onChange: (time: string) => void }) {
  return (
    <input
      class="field-input"
      type="time"
      aria-label={props.label}
      value={props.value === "24:00" ? "00:00" : props.value}
      onChange={(event) => {
        if (event.currentTarget.value !== "") props.onChange(event.currentTarget.value);
      }}
    />
  );
}

function firstHours(): WorkingHours {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  return {
    timeZone,
    week: days.map((_, day) => (day < 5 ? [{ ...office }] : [])),
    holidays: [],
  };
}

function timeZones(current: string) {
  const names = new Set(["UTC", current, ...Intl.supportedValuesOf("timeZone")]);
  return [...names].toSorted().map((id) => ({ id, label: id.replaceAll("_", " ") }));
}
