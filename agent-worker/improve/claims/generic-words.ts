import { stemWord } from "../../retrieval/stem.ts";

const stems = (list: string): ReadonlySet<string> =>
  new Set(list.trim().split(/\s+/).map(stemWord));

/** Words of saying that something is so, costs, takes or may be: two sentences on one thing differ in them. */
export const GENERIC: ReadonlySet<string> = stems(`
  able accept accepted allow allowed apply approximately arrive available bring call charge charged choose close closed
  answer come cost costs cover covered currently day days done due end ends enter euro exactly existing fee fees find
  finish follow following free full general generally get give given go good happen happy hour hours include included
  inclusive keep kept last lasts least leave limit limited long maximum may mean minimum minute month month's months need
  needed normally offer offered office once open opening opens order own paid part pay payment period permit permitted
  place please possible prefer price prices provide provided ready receive received refund reimburse remain replace
  require required sadly see serve service several show simply standard start starts still stay support supported take
  taken takes tell thing time times today try turn unfortunately until up usual usually use used using valid want way
  week weeks welcome within work working works year years yet currently longer maximum team forbidden always everywhere
  whatever everybody everyone age old wherever note also too however whenever reach reached possible way enough usual enter
  each every per before after soon later earlier early late necessary usage separate separately both either typically around roughly about actually normally anytime entire
  entirely completely total altogether overall part cheap currently fix fixed`);

/** Who runs the place; an article may leave it out. */
export const HOUSE: ReadonlySet<string> = stems(
  "clinic practice office shop store company team staff building house reception hotel library centre center gym school museum site hospital surgery studio salon restaurant agency hall",
);

/** Titles that name no part of the business. */
export const TITLE: ReadonlySet<string> = stems(`
  about contact visit visiting visits hour hours opening open question questions faq help information info overview
  find finding us getting here there your our terms rules general welcome location locations address week weekend
  weekends monday tuesday wednesday thursday friday saturday sunday stay appointment appointments book booking house
  details plan planning support customer service working times time`);
