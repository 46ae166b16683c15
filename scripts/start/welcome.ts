import { type DemoRecord, readDemoRecord } from "../demo/seed/demo-record.ts";
import { demoPeople } from "../demo/seed/people.ts";

export type Welcome = {
  url: string;
  dataDir: string;
  isDemoWanted: boolean;
  /** The lines people read at last, on stdout. */
  say: (line: string) => void;
  /** Progress and problems, on stderr. */
  warn: (line: string) => void;
};

/** Fills a new Lobby with the demo and tells where to go; the last line says that it is up. */
export async function welcome({ url, dataDir, isDemoWanted, say, warn }: Welcome): Promise<void> {
  const record = isDemoWanted ? await prepareDemo({ url, dataDir, warn }) : undefined;
  say(`Inbox:     ${url}/`);
  if (record) {
    const { olivia, theo, tara } = demoPeople;
    say(`Demo site: ${url}/demo`);
    say(`Sign in:   ${olivia.email} (owner), ${theo.email} or ${tara.email}`);
    say(`Password:  ${record.password}`);
  }
  say(`Lobby is ready at ${url}`);
}

/** A demo that fails must not keep people from their Lobby. */
async function prepareDemo({
  url,
  dataDir,
  warn,
}: Pick<Welcome, "url" | "dataDir" | "warn">): Promise<DemoRecord | undefined> {
  try {
    const record = readDemoRecord(dataDir);
    if (record?.isComplete) return record;
    // Loaded when needed: it brings in half of the server, and every start would wait for that.
    const { seedDemo } = await import("../demo/seed.ts");
    return await seedDemo({ url, dataDir, say: warn });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    warn(`The demo is not complete (${why}); the next start goes on with it.`);
    return readDemoRecord(dataDir);
  }
}
