/** How many words a text has, as they are parted by white space; 1 for an empty one. */
export function countWords(text: string): number {
  return text.split(/\s+/).length;
}
