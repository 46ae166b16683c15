/** Runs `task` in one tab at a time. Without the Web Locks API (pages over plain http) it just runs. */
export function inOneTab<Value>(name: string, task: () => Promise<Value>): Promise<Value> {
  return "locks" in navigator ? navigator.locks.request(name, task) : task();
}
