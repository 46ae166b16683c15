import { blank } from "./front-matter.ts";
import { nameElement } from "./markdown-captions.ts";

/** What documentation generators add to Markdown and no reader ever sees; blanked, so that offsets stay. */
const NOISE: readonly RegExp[] = [
  // Nobody nests lists or quotes twenty deep, and the parser's time explodes with the depth.
  /^(?:[ \t>]|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])){40,}(?:[-*+]|\d{1,9}[.)])?/gm,
  /\[!INCLUDE\s{0,9}\[[^[\]\n]*\]\([^()\n]*\)\]/gi,
  /\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION|DIV[^\]]*|VIDEO[^\]]*)\]/gi,
  /^[ \t]*>[ \t>]*\[!\w+\][+-]?/gm,
  /^\[(?:TOC|\[_?TOC_?\])\][ \t]*$/gim,
  /^\*\[[^\]\n]+\]:.*$/gm,
  /^[ \t]*:::.*$/gm,
  /\{:?[ \t]*[#.][\w-][^}\n]*\}/g,
  /\\\[!INCLUDE[^\n]*$/gm,
  // A link around nothing but a picture.
  /(?<!!)\[(?:[ \t]|<img\b[^>\n]{0,500}>){0,9}\]\([^()\s]{1,500}\)/gi,
];

const SPANS: readonly (readonly [open: string, close: string])[] = [
  ["<!--", "-->"],
  ["{{%", "%}}"],
  ["{{<", ">}}"],
  ["{%", "%}"],
];

/** Sentences may begin with these words as well. */
const MDX_NOISE: readonly RegExp[] = [
  /^import[ \t]+(?:["'][^\n]*|[\w$*{][^;"']{0,2000}?\bfrom[ \t]*["'][^\n]*)/gm,
  /^export[ \t]+(?:(?:const|let|var|function|class|async|default)\b|[{*])[^\n]*(?:\n(?![ \t]*\n|#)[^\n]+)*/gm,
];

const CODE = /^([ \t]*)(```+|~~~+)[^\n]*\n[\s\S]*?(?:^[ \t]*\2[`~]*[ \t]*$|(?![\s\S]))|`[^`\n]+`/gm;
const JSX_TAG =
  /<\/?[A-Z][\w.]*(?:\s(?:[^<>{}"']|"[^"]*"|'[^']*'|\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})*)?\/?>/g;
const EXPRESSION = /\{[^{}\n]*\}/g;

export function blankNoise(source: string, isMdx: boolean): string {
  return outsideCode(source, (text) => {
    let clean = text;
    if (isMdx) {
      clean = blankSpans(clean, "{/*", "*/}");
      for (const pattern of MDX_NOISE) clean = clean.replace(pattern, blank);
      clean = clean.replace(JSX_TAG, nameOrBlank).replace(EXPRESSION, blank);
    }
    for (const [open, close] of SPANS) clean = blankSpans(clean, open, close);
    for (const pattern of NOISE) clean = clean.replace(pattern, blank);
    return keepIndents(text, clean);
  });
}

function nameOrBlank(tag: string, at: number, text: string): string {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return nameElement(tag, line.trim() === "" ? line : null) ?? blank(tag);
}

/** Without a pattern, whose time would grow with the square of the signs that are opened and never closed. */
function blankSpans(text: string, open: string, close: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const from = text.indexOf(open, at);
    const to = from < 0 ? -1 : text.indexOf(close, from + open.length);
    if (to < 0) return at === 0 ? text : parts.join("") + text.slice(at);
    parts.push(text.slice(at, from), blank(text.slice(from, to + close.length)));
    at = to + close.length;
  }
}

/** A line that begins with noise must not be taken for indented code; tidying drops the sign that holds its place. */
function keepIndents(text: string, clean: string): string {
  return clean.replace(/^ {4,}(?=\S)/gm, (blanks, at: number) => {
    const indent = /^[ \t]*/.exec(text.slice(at, at + blanks.length))?.[0] ?? "";
    if (indent.length === blanks.length) return blanks;
    return `${indent}\u200b${" ".repeat(blanks.length - indent.length - 1)}`;
  });
}

function outsideCode(source: string, change: (text: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (const code of source.matchAll(CODE)) {
    parts.push(change(source.slice(at, code.index)), code[0]);
    at = code.index + code[0].length;
  }
  parts.push(change(source.slice(at)));
  return parts.join("");
}
