import { hashPassword } from "better-auth/crypto";
import { fromNodeHeaders } from "better-auth/node";
import { type SetupState, setupRequestSchema } from "../../shared/protocol/http.ts";
import { signIn } from "../accounts/sign-in.ts";
import { createFirstOwner, hasOwner } from "../accounts/workspace.ts";
import { Problem } from "./problem.ts";
import type { Routes, Services } from "./services.ts";
import { readMe } from "./me-routes.ts";
import { checkOrigin } from "./trusted-origin.ts";

/** The first run: whoever opens a fresh installation makes its owner and workspace, once. */
export function setupRoutes(services: Services): Routes {
  const { auth, clock, config, database, tables } = services;
  return async (app) => {
    app.get("/api/setup", { schema: { hide: true } }, async (): Promise<SetupState> => {
      return { needsOwner: !(await hasOwner(tables)) };
    });

    app.post(
      "/api/setup",
      {
        schema: { body: setupRequestSchema, hide: true },
        config: { rateLimit: { max: 20, timeWindow: 60_000 } },
      },
      async (request, reply) => {
        checkOrigin(request, config.PUBLIC_URL);
        if (await hasOwner(tables)) throw alreadySetUp();
        const { workspace, name, email, password } = request.body;
        const passwordHash = await hashPassword(password);
        const owner = { name, email, passwordHash };
        const created = createFirstOwner(database, { workspace, owner }, clock());
        if (created === null) throw alreadySetUp();
        const cookies = await signIn(auth, request.body, fromNodeHeaders(request.headers));
        if (cookies === null) throw new Error("the new owner could not sign in");
        reply.status(201).header("set-cookie", cookies);
        return readMe(tables, { id: created.owner, name, email: email.toLowerCase() });
      },
    );
  };
}

const alreadySetUp = () =>
  new Problem(
    409,
    "already-set-up",
    "Lobby has an owner already: sign in or ask for an invitation.",
  );
