import { fullTime, shortTime } from "./time.ts";

/** A moment in short words, the whole of it on hover. `now` is a signal that ticks. */
export function RelativeTime(props: { at: number; now: number }) {
  return (
    <time dateTime={new Date(props.at).toISOString()} title={fullTime(props.at)}>
      {shortTime(props.at, props.now)}
    </time>
  );
}
