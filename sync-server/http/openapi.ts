import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { jsonSchemaTransform } from "fastify-type-provider-zod";

/** Collects the documented routes; to be registered before them. */
export async function collectOpenapi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Lobby",
        version: "1",
        description: "Conversations of a workspace, for other systems.",
      },
      components: {
        securitySchemes: {
          key: { type: "http", scheme: "bearer", description: "A key of `lobby key create`." },
        },
      },
    },
    transform: jsonSchemaTransform,
  });
}

/** The document, and a page that renders it under a policy of its own. */
export async function serveOpenapi(app: FastifyInstance): Promise<void> {
  app.get("/api/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  await app.register(swaggerUi, {
    routePrefix: "/api/docs",
    theme: { title: "Lobby API" },
    uiConfig: { layout: "BaseLayout" },
    staticCSP:
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  });
}
