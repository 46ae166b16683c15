import "./failed.css";
import { Show } from "solid-js";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

/** What could not be had, in words, and a way to ask again. */
export function Failed(props: { problem: { message: string } | undefined; onAgain: () => void }) {
  return (
    <Show when={props.problem}>
      {(problem) => (
        <Notice kind="error">
          <div class="failed">
            <p>{problem().message}</p>
            <Button size="small" onClick={() => props.onAgain()}>
              Try again
            </Button>
          </div>
        </Notice>
      )}
    </Show>
  );
}
