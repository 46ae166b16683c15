import { createSignal } from "solid-js";
import type { Result } from "../../shared/domain/result.ts";

/** The text of one named field. */
export function fieldOf(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name);
  return typeof value === "string" ? value : "";
}

/** A form that is busy while it is being sent and keeps what went wrong in words; what was typed always stays. */
export function createSubmission<Value>(options: {
  send: (form: HTMLFormElement) => Promise<Result<Value, { message: string }>>;
  done: (value: Value) => void;
}) {
  const [isBusy, setIsBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<string>();

  const submit = async (event: SubmitEvent & { currentTarget: HTMLFormElement }) => {
    event.preventDefault();
    if (isBusy()) return;
    setIsBusy(true);
    setProblem();
    const result = await options.send(event.currentTarget);
    setIsBusy(false);
    if (result.ok) options.done(result.value);
    else setProblem(result.problem.message);
  };

  return { isBusy, problem, submit, setProblem };
}
