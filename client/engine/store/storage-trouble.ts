const names = new Set([
  "InvalidStateError",
  "UnknownError",
  "AbortError",
  "QuotaExceededError",
  "NotFoundError",
  "VersionError",
  "TransactionInactiveError",
  "SecurityError",
]);

/** The device's fault (lost connection, full disk, deleted database), not a mistake of the caller. */
export function isStorageTrouble(error: unknown): boolean {
  return names.has(nameOf(error));
}

export function isOutOfSpace(error: unknown): boolean {
  return nameOf(error) === "QuotaExceededError";
}

/** For people: what is the matter with the device. */
export function troubleSentence(problem: unknown): string {
  return isOutOfSpace(problem)
    ? "This device has no space left for the inbox."
    : "This browser does not let the inbox store anything at the moment.";
}

function nameOf(error: unknown): string {
  return typeof error === "object" && error !== null && "name" in error ? String(error.name) : "";
}
