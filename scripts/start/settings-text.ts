import { settingsSchema } from "./settings.ts";

type Setting = { name: string; preset: string; description: string };

function allSettings(): Setting[] {
  return Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const preset = schema.safeParse(undefined).data;
    const shown = typeof preset === "boolean" ? Number(preset) : preset;
    return { name, preset: String(shown ?? ""), description: schema.description ?? "" };
  });
}

/** The text of .env.example: every setting with its default, all of them off. */
export function environmentExample(): string {
  const entries = allSettings().map(
    ({ name, preset, description }) => `# ${description}\n# ${name}=${quoted(preset)}\n`,
  );
  return `# Copy to .env and change what you need; the environment wins over this file.\n\n${entries.join("\n")}`;
}

function quoted(value: string): string {
  return /[\s<>]/.test(value) ? `"${value}"` : value;
}

/** The settings as a page of the documentation. */
export function settingsTable(): string {
  const rows = allSettings().map(
    ({ name, preset, description }) =>
      `| \`${name}\` | ${preset === "" ? "" : `\`${preset}\``} | ${description} |`,
  );
  return `# Settings\n\nSet them in the environment or in a file \`.env\` beside \`package.json\`; the environment wins.\nThis page and \`.env.example\` are written by \`node scripts/settings-reference.ts\`.\n\n| Setting | Default | Meaning |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
}
