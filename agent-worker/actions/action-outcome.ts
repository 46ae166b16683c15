import type { Result } from "../../shared/domain/result.ts";

export type PickedValue = string | number | boolean | null;

/** The blanks of a call: details that the visitor gave or that are known of them. */
export type ActionValues = Readonly<Record<string, string | number | boolean>>;

export type ActionFailure = {
  /** `setting`: the action cannot work as it is set up. `details`: what the visitor gave is missing or unusable. */
  kind: "setting" | "details" | "timeout" | "unreachable" | "refused" | "unreadable";
  /** One sentence for the team, without anything the visitor wrote and without the address's query. */
  detail: string;
  status: number | null;
};

/** What a call came to; `attempts` and `ms` are for the trace. */
export type ActionOutcome = Result<
  { status: number; values: Readonly<Record<string, PickedValue>> },
  ActionFailure
> & { attempts: number; ms: number };
