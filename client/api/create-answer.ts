import { createEffect, createSignal, on, onCleanup } from "solid-js";
import type { Answer, Problem } from "./request.ts";

/** What the server says, asked anew whenever the question changes; the last answer stays until the next is there. */
export function createAnswer<Question, Value>(
  question: () => Question | null,
  ask: (question: Question) => Answer<Value>,
) {
  const [value, setValue] = createSignal<Value>();
  const [problem, setProblem] = createSignal<Problem>();
  const [isAsking, setIsAsking] = createSignal(false);
  let turn = 0;

  const load = async (asked: Question) => {
    turn += 1;
    const mine = turn;
    setIsAsking(true);
    const answer = await ask(asked);
    // Somebody asked again meanwhile, or is not here any more.
    if (mine !== turn) return;
    setIsAsking(false);
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) setValue(() => answer.value);
  };

  const reload = () => {
    const asked = question();
    return asked === null ? Promise.resolve() : load(asked);
  };

  createEffect(on(question, () => void reload()));
  onCleanup(() => (turn += 1));
  return { value, problem, isAsking, reload, setValue };
}

/** Asks again and again while the condition holds. */
export function repeatWhile(condition: () => boolean, ms: number, work: () => void): void {
  createEffect(() => {
    if (!condition()) return;
    const timer = setInterval(work, ms);
    onCleanup(() => clearInterval(timer));
  });
}
