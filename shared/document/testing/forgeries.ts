import { deletionForgeries } from "./forgeries/deletion-forgeries.ts";
import { entryForgeries } from "./forgeries/entry-forgeries.ts";
import type { Forge } from "./forgeries/forged-update.ts";
import { sizeForgeries } from "./forgeries/size-forgeries.ts";
import { structureForgeries } from "./forgeries/structure-forgeries.ts";
import { valueForgeries } from "./forgeries/value-forgeries.ts";

/** Every way we know to send a document something that is not the sender's to send. None may have any effect. */
export const forgeries: Record<string, Forge> = {
  ...structureForgeries,
  ...valueForgeries,
  ...entryForgeries,
  ...deletionForgeries,
  ...sizeForgeries,
};
