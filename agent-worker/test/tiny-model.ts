import { writeModelFolder } from "../model/model-folder.ts";
import { SPECIAL_TOKENS } from "../model/word-pieces.ts";

const WIDTH = 8;

/**
 * Writes a model folder as transformers.js expects it: a table of int8 vectors, one for each word.
 * Words of one group share a vector, so that they mean the same to the model.
 */
export function writeTinyModel(folder: string, groups: string[][]): void {
  const vocabulary = [...SPECIAL_TOKENS, ...groups.flat()];
  const vectors = new Int8Array(vocabulary.length * WIDTH);
  for (const [group, members] of groups.entries()) {
    for (const word of members) vectors[vocabulary.indexOf(word) * WIDTH + (group % WIDTH)] = 100;
  }
  writeModelFolder(folder, vocabulary, { vectors, width: WIDTH, scale: 0.01 });
}
