import { fullTime, sentenceTime, shortTime } from "./time.ts";

/** A moment in short words, the whole of it on hover. `now` is a signal that ticks. */
export function RelativeTime(props: { at: number; now: number; isInSentence?: boolean }) {
  return (
    <time dateTime={new Date(props.at).toISOString()} title={fullTime(props.at)}>
      {props.isInSentence === true
        ? sentenceTime(props.at, props.now)
        : shortTime(props.at, props.now)}
    </time>
  );
}
