/** The places of the highest scores, highest first, equal ones in their order; does not sort the rest. */
export function placesOfHighest(scores: Float32Array, limit: number): number[] {
  const places: number[] = [];
  let lowest = Number.NEGATIVE_INFINITY;
  for (let place = 0; place < scores.length; place += 1) {
    const score = scores[place] as number;
    if (places.length === limit && score <= lowest) continue;
    let at = places.length;
    while (at > 0 && (scores[places[at - 1] as number] as number) < score) at -= 1;
    places.splice(at, 0, place);
    if (places.length > limit) places.pop();
    lowest = scores[places.at(-1) as number] as number;
  }
  return places;
}
