import { type ChildProcess, fork } from "node:child_process";
import { realpathSync } from "node:fs";
import { join } from "node:path";
import type { FromReader, Reading, ReadingTask } from "./reading.ts";

export type ReaderLimits = { milliseconds: number; memory: number };

type Waiting = { task: ReadingTask; resolve: (reading: Reading) => void };

const ROOT = join(import.meta.dirname, "../../..");
const MAIN = join(import.meta.dirname, "reader-process.ts");

/**
 * One process that may read Lobby's own code and nothing else: no files, no secrets, no programs. When it takes too
 * long or dies, the task it was at gets the blame and the others go to a new one.
 */
export class ReaderChild {
  readonly #limits: ReaderLimits;
  #waiting: Waiting[] = [];
  #child: ChildProcess | null = null;
  #timer: NodeJS.Timeout | null = null;
  #isOverdue = false;

  constructor(limits: ReaderLimits) {
    this.#limits = limits;
  }

  get load(): number {
    return this.#waiting.length;
  }

  read(task: ReadingTask): Promise<Reading> {
    return new Promise((resolve) => {
      this.#waiting.push({ task, resolve });
      this.#send(task);
      if (this.#waiting.length === 1) this.#startTimer();
    });
  }

  close(): void {
    this.#stopTimer();
    const child = this.#child;
    this.#child = null;
    child?.kill("SIGKILL");
    for (const { resolve } of this.#waiting.splice(0))
      resolve(problem("was not read: the reader was closed"));
  }

  #send(task: ReadingTask): void {
    this.#child ??= this.#start();
    // A process that has just died is noticed by its exit, which sends the task again.
    this.#child.send({ task }, () => undefined);
  }

  #start(): ChildProcess {
    const child = fork(MAIN, [String(this.#limits.memory)], {
      env: {},
      serialization: "advanced",
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      execArgv: [
        "--permission",
        `--allow-fs-read=${ROOT}/`,
        `--allow-fs-read=${realpathSync(join(ROOT, "node_modules"))}/`,
        "--allow-worker",
        "--disable-warning=SecurityWarning",
        // Reading makes much that is soon thrown away: more room for the young halves the time spent on that.
        "--max-semi-space-size=32",
        `--max-old-space-size=${Math.round(this.#limits.memory / 2 / 1024 / 1024)}`,
      ],
    });
    child.on("message", (message) => this.#receive(message as FromReader));
    child.once("exit", () => this.#replace(child));
    child.once("error", () => this.#replace(child));
    return child;
  }

  #receive({ reading }: FromReader): void {
    this.#stopTimer();
    this.#waiting.shift()?.resolve(reading);
    if (this.#waiting.length > 0) this.#startTimer();
  }

  #replace(child: ChildProcess): void {
    if (this.#child !== child) return;
    this.#child = null;
    this.#stopTimer();
    this.#waiting.shift()?.resolve(problem(this.#describeEnd()));
    this.#isOverdue = false;
    for (const { task } of this.#waiting) this.#send(task);
    if (this.#waiting.length > 0) this.#startTimer();
  }

  #describeEnd(): string {
    const { milliseconds, memory } = this.#limits;
    return this.#isOverdue
      ? `took longer than ${Math.round(milliseconds / 1000)} s to read`
      : `needs more than ${Math.round(memory / 1024 / 1024)} MB of memory to read, or breaks the reader`;
  }

  #startTimer(): void {
    this.#timer = setTimeout(() => {
      this.#isOverdue = true;
      this.#child?.kill("SIGKILL");
    }, this.#limits.milliseconds);
  }

  #stopTimer(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }
}

function problem(text: string): Reading {
  return { kind: "problem", problem: text, page: null };
}
