import { Server } from "@hocuspocus/server";
import { anonymousPairs, serve } from "./serve.ts";

/** Stock Hocuspocus that stores nothing. */
const server = new Server({ quiet: true, port: 0, address: "127.0.0.1", stopOnSignals: false });
await server.listen();
serve(server.address.port, anonymousPairs(250));
