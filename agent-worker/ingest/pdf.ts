import { getDocumentProxy } from "unpdf";
import type { Document } from "./block.ts";
import { writePdfBlocks } from "./pdf-blocks.ts";
import { type PdfItem, type PdfLine, readPdfLines } from "./pdf-lines.ts";

const MOST_PAGES = 3000;

/** The text of a PDF in the order it is drawn; headings are what is set larger or in another face than the text. */
export async function readPdf(bytes: Uint8Array): Promise<Document> {
  const pdf = await openPdf(bytes);
  const pages: PdfLine[][] = [];
  for (let number = 1; number <= Math.min(pdf.numPages, MOST_PAGES); number += 1) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(readPdfLines(items.flatMap((item): PdfItem[] => ("str" in item ? [item] : []))));
    page.cleanup();
  }
  await pdf.loadingTask.destroy();
  if (pages.every((page) => page.length === 0))
    throw new Error("its pages are pictures without text, as a scanner makes them");
  return { url: null, language: null, ...writePdfBlocks(pages) };
}

async function openPdf(bytes: Uint8Array) {
  try {
    // The reader takes the bytes it is given away from their owner.
    return await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 });
  } catch (error) {
    const isLocked = error instanceof Error && error.name === "PasswordException";
    if (isLocked) throw new Error("it is protected by a password", { cause: error });
    throw error;
  }
}
