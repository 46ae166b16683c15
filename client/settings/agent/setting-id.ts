/** An id made of a name, as the settings take it and as reasons show it: `complaints-go-to-people`. */
export function idFor(name: string, taken: readonly string[]): string {
  const plain = name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 36);
  const start = plain === "" ? "unnamed" : plain;
  if (!taken.includes(start)) return start;
  let count = 2;
  while (taken.includes(`${start}-${count}`)) count += 1;
  return `${start}-${count}`;
}

/** A field's id also stands in addresses and texts as `{order_number}`. */
export function fieldIdFor(label: string, taken: readonly string[]): string {
  const id = idFor(
    label,
    taken.map((one) => one.replaceAll("_", "-")),
  ).replaceAll("-", "_");
  return /^[a-z]/.test(id) ? id : `f_${id}`;
}
